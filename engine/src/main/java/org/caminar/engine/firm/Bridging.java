package org.caminar.engine.firm;

import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Learning over ties to firms of other districts. It brings experience that is not redundant in the own district, and its origin.
 * Ties end by themselves; programmes' forums make them.
 */
final class Bridging {
    private static final DrawSite[] SITES = {DrawSite.BRIDGING_FIRST, DrawSite.BRIDGING_SECOND};

    private Bridging() {}

    /** Domain of the tacit transfer over tie {@code tie}: the draws stand in {@code block}. */
    static int tacitDomain(int[] block) {
        return block[0] & 7;
    }

    /** Domain of the codified transfer. */
    static int codifiedDomain(int[] block) {
        return block[0] >>> 3 & 7;
    }

    /** Whether the tie ends after this quarter. */
    static boolean ends(int[] block, float decay) {
        return Draws.uniform(block[2]) < decay;
    }

    static void draw(int firm, int quarter, int tie, Draws draws, int[] block) {
        draws.block(firm, quarter, SITES[tie], block);
    }

    /**
     * Every firm of the district with a bridging tie learns from its partner's knowledge at the start of the quarter, which the
     * halo holds in order of firm and tie; then the tie may end.
     */
    static void learn(
            FirmColumns firms,
            District district,
            int quarter,
            Parameters.Learning learning,
            Layout layout,
            Halo halo,
            Draws draws,
            Workspace work) {
        Parameters.Channel channel = learning.bridgingPeer();
        float fidelity = (float) channel.fidelity();
        float inverseReach = 1f / (float) channel.reach();
        float probability = (float) (channel.probability() * learning.trust());
        float rate = (float) (learning.codifiedRate() * channel.codified());
        float decay = (float) learning.tieDecay();
        for (int i = district.smes; i < district.to; i++) {
            if (firms.bridgingTies[0][i] == FirmColumns.NOBODY) {
                continue;
            }
            int local = i - district.from;
            for (int tie = 0; tie < FirmColumns.BRIDGING_TIES; tie++) {
                int partner = firms.bridgingTies[tie][i];
                if (partner == FirmColumns.NOBODY) {
                    continue;
                }
                draw(firms.firstFirm + i, quarter, tie, draws, work.block);
                int at = halo.nextTie();
                int k = tacitDomain(work.block);
                float gap = halo.tacitLevel(at) - work.startExperiential[k][local];
                if (gap > 0f && Draws.uniform(work.block[1]) < probability) {
                    firms.experiential[k][i] += Transfer.tacit(gap, fidelity, inverseReach);
                    firms.origins[i] |= District.origin(layout.district(partner));
                }
                int j = codifiedDomain(work.block);
                firms.codified[j][i] += Transfer.codified(halo.codifiedLevel(at), work.startCodified[j][local], rate);
                if (ends(work.block, decay)) {
                    firms.bridgingTies[tie][i] = FirmColumns.NOBODY;
                }
            }
            closeRanks(firms, i);
        }
    }

    /** The first tie is filled first. */
    private static void closeRanks(FirmColumns firms, int i) {
        if (firms.bridgingTies[0][i] == FirmColumns.NOBODY) {
            firms.bridgingTies[0][i] = firms.bridgingTies[1][i];
            firms.bridgingTies[1][i] = FirmColumns.NOBODY;
        }
    }

    /** Firms of the district get to know whom forums introduced them to, as far as they have room. */
    static void introduce(FirmColumns firms, District district, Halo halo, int room) {
        while (halo.hasIntroductionBefore(firms.firstFirm + district.to)) {
            int row = halo.nextIntroduction();
            int i = halo.guest(row) - firms.firstFirm;
            for (int tie = 0; tie < room; tie++) {
                if (firms.bridgingTies[tie][i] == FirmColumns.NOBODY) {
                    firms.bridgingTies[tie][i] = halo.host(row);
                    break;
                }
            }
        }
    }
}
