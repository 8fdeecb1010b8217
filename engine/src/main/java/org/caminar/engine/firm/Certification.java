package org.caminar.engine.firm;

import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Certification of SMEs and large firms whose process score meets the standard: a certification body audits some of them each
 * quarter, the others find their way alone more slowly. Who falls below the standard loses the certificate.
 */
final class Certification {
    private Certification() {}

    static void update(
            FirmColumns firms,
            District district,
            Conditions now,
            Parameters.Certification rules,
            Draws draws,
            Tally tally,
            Workspace work) {
        float requirement = (float) rules.requirement();
        double probability = rules.unaided() + (1 - rules.unaided()) * now.auditShare();
        for (int i = district.from; i < district.to; i++) {
            int status = firms.status[i];
            if (work.processScore[i - district.from] < requirement) {
                firms.status[i] = status & ~Status.CERTIFIED;
            } else if ((status & Status.CERTIFIED) == 0) {
                if (isAudited(firms.firstFirm + i, now.quarter(), probability, draws, work.block)) {
                    firms.status[i] = status | Status.CERTIFIED;
                } else {
                    tally.uncertified++;
                }
            }
        }
    }

    private static boolean isAudited(int firm, int quarter, double probability, Draws draws, int[] block) {
        if (probability >= 1) {
            return true;
        }
        draws.block(firm, quarter, DrawSite.CERTIFICATION, block);
        return Draws.uniform(block[0]) < probability;
    }
}
