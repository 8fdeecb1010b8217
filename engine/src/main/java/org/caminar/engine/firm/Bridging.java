package org.caminar.engine.firm;

import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.DrawSite;

/**
 * Learning over ties to firms of other districts. It brings experience that is not redundant in the own district, and its origin.
 * Ties end by themselves; programmes' forums make them.
 */
final class Bridging {
    private Bridging() {}

    /** The draws' site of a firm's first, second tie. */
    static DrawSite site(int tie) {
        return tie == 0 ? DrawSite.BRIDGING_FIRST : DrawSite.BRIDGING_SECOND;
    }

    /** Chance that experience gets across a tie. */
    static float probability(Parameters.Learning learning) {
        return (float) (learning.bridgingPeer().probability() * learning.trust());
    }

    /**
     * Every firm of the district with a bridging tie learns from its partner's knowledge at the start of the quarter, which the
     * halo's rows hold; then the tie may end.
     */
    static void learn(District district, Parameters.Learning learning, Layout layout, Halo halo, Workspace work) {
        FirmColumns firms = district.firms;
        TieList ties = halo.list();
        int first = ties.first(district.index);
        int count = ties.first(district.index + 1) - first;
        float rate = (float) (learning.codifiedRate() * learning.bridgingPeer().codified());
        float fidelity = (float) learning.bridgingPeer().fidelity();
        float inverseReach = 1f / (float) learning.bridgingPeer().reach();
        int conveys = fidelity > 0f ? 1 : 0;
        // In turns no longer than the workspace: a firm may hold several ties.
        for (int done = 0; done < count; done += work.capacity) {
            int turn = Math.min(work.capacity, count - done);
            int learners = 0;
            for (int c = 0; c < turn; c++) {
                int row = first + done + c;
                int i = ties.holder(row);
                float gap = halo.tacitLevel(row) - work.start[firms.at(ties.tacit(row), i)];
                work.ownGap[learners] = gap;
                work.selected[learners] = row;
                // A difference from zero is negative where there is a gap: no branch where half of the ties go either
                // way.
                learners += ties.crosses(row) & Float.floatToRawIntBits(0f - gap) >>> 31 & conveys;
                int codified = ties.codified(row);
                float start = work.start[firms.at(Domain.COUNT + codified, i)];
                firms.codified[firms.at(codified, i)] += Transfer.codified(halo.codifiedLevel(row), start, rate);
            }
            Transfer.tacit(work.ownGap, fidelity, inverseReach, work.ownGain, 0, learners);
            for (int c = 0; c < learners; c++) {
                int row = work.selected[c];
                int i = ties.holder(row);
                firms.experiential[firms.at(ties.tacit(row), i)] += work.ownGain[c];
                firms.origins[i] |= District.origin(layout.district(ties.partner(row)));
            }
        }
        for (int row = first; row < first + count; row++) {
            endTie(firms, ties, row);
        }
    }

    /** Ends a tie whose time has come; the first tie is filled first. */
    private static void endTie(FirmColumns firms, TieList ties, int row) {
        if (!ties.ends(row)) {
            return;
        }
        int i = ties.holder(row);
        int[] first = firms.bridgingTies[0];
        int[] last = firms.bridgingTies[firms.bridgingTies.length - 1];
        if (first[i] == ties.partner(row)) {
            first[i] = last[i];
        }
        last[i] = FirmColumns.NOBODY;
    }

    /** Firms of the district get to know whom forums introduced them to, as far as they have room. */
    static void introduce(District district, Halo halo, int room) {
        FirmColumns firms = district.firms;
        Introductions forums = halo.forums();
        int end = forums.first(district.index + 1);
        for (int row = forums.first(district.index); row < end; row++) {
            int i = forums.guest(row);
            for (int tie = 0; tie < room; tie++) {
                if (firms.bridgingTies[tie][i] == FirmColumns.NOBODY) {
                    firms.bridgingTies[tie][i] = forums.host(row);
                    break;
                }
            }
        }
    }
}
