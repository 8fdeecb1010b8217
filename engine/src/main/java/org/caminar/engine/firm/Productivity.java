package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Parameters;

/** Labour productivity: ln A = β(Q - 1) + ln((1 + κ min(T, Q)) / (1 + κ)) + z. Technology beyond what a firm can handle is idle. */
final class Productivity {
    private Productivity() {}

    /** Writes ln A of firms [from, to) from their capability, technology and shock. */
    static void update(FirmColumns firms, int from, int to, Parameters.Production production) {
        float elasticity = (float) production.capabilityElasticity();
        float weight = (float) production.technologyWeight();
        float scale = 1f / (1f + weight);
        float[] capability = firms.capability;
        float[] technology = firms.technology;
        float[] shock = firms.shock;
        float[] logProductivity = firms.logProductivity;
        for (int i = from; i < to; i++) {
            float usable = Math.min(technology[i], capability[i]);
            logProductivity[i] =
                    elasticity * (capability[i] - 1f) + FloatMath.log((1f + weight * usable) * scale) + shock[i];
        }
    }
}
