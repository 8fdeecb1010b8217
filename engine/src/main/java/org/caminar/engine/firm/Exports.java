package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Direct exports: entry h Λ(u), exit x (1 + Λ(-u)), u = (ln A - cut-off + advantages) / scale. Sunk costs make status persist (Roberts
 * and Tybout 1997). A firm that starts draws how many products it sells to how many destinations.
 */
final class Exports {
    private static final int MOST = 255;

    private Exports() {}

    static void update(
            District district, Conditions now, Policy policy, Parameters.Exports exports, Draws draws, Workspace work) {
        FirmColumns firms = district.firms;
        float entry = (float) exports.entry();
        float exit = (float) exports.exit();
        int count = select(firms, entry, exit, work);
        float[] chances = chances(firms, count, now, policy, exports, work);
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            boolean exporter = (firms.status[i] & Status.EXPORTER) != 0;
            float hazard = exporter ? exit * (1f + chances[c]) : entry * chances[c];
            if (Draws.uniform(work.shock(2, i)) < hazard) {
                firms.status[i] ^= Status.EXPORTER;
                firms.products[i] = 0;
                firms.destinations[i] = 0;
                if (!exporter) {
                    draws.block(firms.firstFirm + i, now.quarter(), DrawSite.EXPORT_SCOPE, work.block);
                    firms.products[i] = scope(exports.products(), Draws.normal(work.block[0], work.block[1]));
                    firms.destinations[i] = scope(exports.destinations(), Draws.normal(work.block[2], work.block[3]));
                }
            }
        }
    }

    /** Logistic function of the index of each selected firm, for exporters of its negative. */
    private static float[] chances(
            FirmColumns firms, int count, Conditions now, Policy policy, Parameters.Exports exports, Workspace work) {
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            float index = index(firms, i, now, policy, exports, work);
            int sign = (firms.status[i] << (Integer.SIZE - 1 - Status.EXPORTER_BIT)) & FloatMath.SIGN_BIT;
            work.argument[c] = Float.intBitsToFloat(Float.floatToRawIntBits(index) ^ sign);
        }
        Lanes.BEST.logistic(work.argument, work.value, count);
        return work.value;
    }

    /** The largest hazard passes few firms on to the costly index. */
    private static int select(FirmColumns firms, float entry, float exit, Workspace work) {
        int threshold = Draws.threshold(entry);
        int more = Draws.threshold(2f * exit) - threshold;
        int[] status = firms.status;
        int[] marks = work.marks;
        Lanes.BEST.markBelow(work.shocks, 2 * work.capacity, threshold, marks, 0, firms.size);
        for (int i = 0; i < status.length; i++) {
            marks[i] -= -(status[i] >>> Status.EXPORTER_BIT & 1) & more;
        }
        return work.selectMarked(0, firms.size);
    }

    private static float index(
            FirmColumns firms, int i, Conditions now, Policy policy, Parameters.Exports exports, Workspace work) {
        int status = firms.status[i];
        int programme = Status.programme(status);
        float advantage = work.logProductivity[i]
                - (float) exports.cutOff()
                + (float) exports.codified()
                        * (Capability.mean(firms.codified, i, firms.room) - (float) exports.codifiedMidpoint())
                + (float) exports.size() * (firms.logWorkers[i] - FloatMath.log((float) exports.referenceSize()))
                + (float) exports.promotion() * now.promotion();
        if ((status & Status.CERTIFIED) != 0) {
            advantage += (float) exports.certified();
        }
        if ((status & Status.FOREIGN) != 0) {
            advantage += (float) exports.foreign();
        }
        if (programme >= 0) {
            advantage += (float) policy.programme(programme).exportSupport();
        }
        return advantage / (float) exports.scale();
    }

    /** The least whole number above a log-normal one, at least 1, at most 255. */
    private static byte scope(Parameters.Scope scope, float normal) {
        double value = FloatMath.exp((float) scope.logMean() + (float) scope.logDeviation() * normal);
        return (byte) Math.max(1, Math.min(MOST, (int) Math.ceil(value)));
    }
}
