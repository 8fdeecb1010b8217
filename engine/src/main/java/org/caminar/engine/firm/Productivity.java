package org.caminar.engine.firm;

import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;

/** Labour productivity: ln A = β(Q - 1) + ln((1 + κ min(T, Q)) / (1 + κ)) + z. Technology beyond what a firm can handle is idle. */
final class Productivity {
    private Productivity() {}

    /** Writes ln A of a district's firms from their capability, technology and shock. */
    static void update(FirmColumns firms, Parameters.Production production, Workspace work) {
        float elasticity = (float) production.capabilityElasticity();
        float weight = (float) production.technologyWeight();
        float scale = 1f / (1f + weight);
        float[] capability = firms.capability;
        float[] technology = firms.technology;
        float[] shock = firms.shock;
        float[] logProductivity = firms.logProductivity;
        float[] usable = work.argument;
        float[] value = work.value;
        int size = firms.size;
        for (int i = 0; i < size; i++) {
            usable[i] = (1f + weight * Math.min(technology[i], capability[i])) * scale;
        }
        Lanes.BEST.log(usable, 0, value, 0, size);
        for (int i = 0; i < size; i++) {
            logProductivity[i] = elasticity * (capability[i] - 1f) + value[i] + shock[i];
        }
    }
}
