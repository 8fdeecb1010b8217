package org.caminar.engine.firm;

import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.Draws;

/** Growth of workers by selection, export and supply bonuses, weak reversion and noise; the productivity shock moves on. */
final class Growth {
    private Growth() {}

    static void update(
            FirmColumns firms,
            District district,
            float logMean,
            Parameters.Growth growth,
            Parameters.Production production,
            Workspace work) {
        float selection = (float) growth.selection();
        float exporter = (float) growth.exporter();
        float supplier = (float) growth.supplier();
        float reversion = (float) growth.reversion();
        float deviation = (float) growth.deviation();
        float persistence = (float) production.shockPersistence();
        float shockDeviation = (float) production.shockDeviation();
        for (int i = district.from; i < district.to; i++) {
            int local = i - district.from;
            int status = firms.status[i];
            int radius = work.shock(0, local);
            int angle = work.shock(1, local);
            float logWorkers = firms.logWorkers[i];
            float change = selection * (firms.logProductivity[i] - logMean)
                    - reversion * (logWorkers - district.typicalLogSize[Status.initialClass(status)])
                    + deviation * Draws.normal(radius, angle);
            change += (status & Status.EXPORTER) != 0 ? exporter : 0f;
            change += (status & Status.SUPPLIER) != 0 ? supplier : 0f;
            firms.logWorkers[i] = Math.max(0f, logWorkers + change);
            firms.shock[i] = persistence * firms.shock[i] + shockDeviation * Draws.secondNormal(radius, angle);
        }
    }
}
