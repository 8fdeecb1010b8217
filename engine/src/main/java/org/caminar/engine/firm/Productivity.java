package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;

/**
 * Labour productivity: ln A = β(Q - 1) + ln((1 + κ min(T, Q)) / (1 + κ)) + z. Technology beyond what a firm can handle is idle. Computing
 * it anew from columns that have not changed costs less than another column.
 */
final class Productivity {
    private Productivity() {}

    /** Writes ln A of a district's firms, as their capability, technology and shock are, to the workspace. */
    static void update(FirmColumns firms, Parameters.Production production, Workspace work) {
        float elasticity = (float) production.capabilityElasticity();
        float weight = (float) production.technologyWeight();
        float scale = 1f / (1f + weight);
        float[] capability = firms.capability;
        float[] technology = firms.technology;
        float[] shock = firms.shock;
        float[] usable = work.argument;
        float[] logProductivity = work.logProductivity;
        int size = firms.size;
        for (int i = 0; i < size; i++) {
            usable[i] = (1f + weight * Math.min(technology[i], capability[i])) * scale;
        }
        Lanes.BEST.log(usable, 0, logProductivity, 0, size);
        for (int i = 0; i < size; i++) {
            logProductivity[i] = elasticity * (capability[i] - 1f) + logProductivity[i] + shock[i];
        }
    }

    /** ln A of one firm, operation by operation. */
    static float logarithm(FirmColumns firms, int i, Parameters.Production production) {
        float weight = (float) production.technologyWeight();
        float scale = 1f / (1f + weight);
        float capability = firms.capability[i];
        float usable = (1f + weight * Math.min(firms.technology[i], capability)) * scale;
        float elasticity = (float) production.capabilityElasticity();
        return elasticity * (capability - 1f) + FloatMath.log(usable) + firms.shock[i];
    }
}
