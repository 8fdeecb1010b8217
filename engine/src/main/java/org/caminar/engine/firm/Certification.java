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
            District district,
            Conditions now,
            Parameters.Certification rules,
            Draws draws,
            Tally tally,
            Workspace work) {
        FirmColumns firms = district.firms;
        int[] status = firms.status;
        double probability = rules.unaided() + (1 - rules.unaided()) * now.auditShare();
        int[] meets = work.markAtLeast(work.processScore, (float) rules.requirement(), firms.size);
        for (int i = 0; i < status.length; i++) {
            // A mark is its sign, which fills the word.
            status[i] &= meets[i] >> (Integer.SIZE - 1) | ~Status.CERTIFIED;
            meets[i] &= ~(status[i] << (Integer.SIZE - 1 - Status.CERTIFIED_BIT));
        }
        int candidates = work.selectMarked(0, firms.size);
        tally.uncertified += candidates - audit(firms, now.quarter(), candidates, probability, draws, work);
    }

    /** Certifies some of the selected firms; returns how many. */
    private static int audit(
            FirmColumns firms, int quarter, int candidates, double probability, Draws draws, Workspace work) {
        if (probability < 1) {
            work.draw(draws, firms, quarter, DrawSite.CERTIFICATION, candidates);
        }
        int threshold = Draws.threshold(probability);
        int certified = 0;
        for (int c = 0; c < candidates; c++) {
            if (probability >= 1 || work.drawn[c] >>> 8 < threshold) {
                firms.status[work.selected[c]] |= Status.CERTIFIED;
                certified++;
            }
        }
        return certified;
    }
}
