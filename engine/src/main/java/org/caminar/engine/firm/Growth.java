package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.model.SizeClass;

/** Growth of workers by selection, export and supply bonuses, weak reversion and noise; the productivity shock moves on. */
final class Growth {
    private Growth() {}

    /**
     * @param drifts what {@link #drifts} gave
     */
    static void update(
            District district,
            float logMean,
            float[] drifts,
            Parameters.Growth growth,
            Parameters.Production production,
            Workspace work) {
        FirmColumns firms = district.firms;
        int size = firms.size;
        float[] normal = work.value;
        float[] second = work.second;
        Lanes.BEST.normals(work.shocks, 0, work.capacity, normal, second, size);
        float[] drift = work.argument;
        for (int i = 0; i < size; i++) {
            drift[i] = drifts[firms.status[i] & (DRIFTS - 1)];
        }
        float selection = (float) growth.selection();
        float kept = 1f - (float) growth.reversion();
        float deviation = (float) growth.deviation();
        float[] logProductivity = work.logProductivity;
        float[] logWorkers = firms.logWorkers;
        for (int i = 0; i < size; i++) {
            logWorkers[i] = Math.max(
                    0f,
                    kept * logWorkers[i]
                            + selection * (logProductivity[i] - logMean)
                            + drift[i]
                            + deviation * normal[i]);
        }
        float persistence = (float) production.shockPersistence();
        float shockDeviation = (float) production.shockDeviation();
        float[] shock = firms.shock;
        for (int i = 0; i < size; i++) {
            shock[i] = persistence * shock[i] + shockDeviation * second[i];
        }
    }

    /** Values of the status bits up to {@link Status#EXPORTER}. */
    private static final int DRIFTS = 2 * Status.EXPORTER;

    /** Reversion towards the typical size and bonuses, by the low bits of the status. */
    static float[] drifts(Population population, Parameters.Growth growth) {
        float[] drifts = new float[DRIFTS];
        for (int status = 0; status < DRIFTS; status++) {
            SizeClass size = SizeClass.values()[Status.initialClass(status)];
            float typical = FloatMath.log((float) population.of(size).typicalSize());
            drifts[status] = (float) growth.reversion() * typical;
            drifts[status] += (status & Status.EXPORTER) != 0 ? (float) growth.exporter() : 0f;
            drifts[status] += (status & Status.SUPPLIER) != 0 ? (float) growth.supplier() : 0f;
        }
        return drifts;
    }
}
