package org.caminar.engine.firm;

import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.Draws;

/**
 * What SMEs learn by themselves and from their neighbours: obsolescence, learning by doing, own adaptation, local peers. Gains are
 * computed from knowledge at the start of the quarter and added to the present one; attention is scarce, so each channel works on
 * one random domain a quarter.
 */
final class Learning {
    private Learning() {}

    /** Copies the knowledge that others read this quarter, and lets SMEs' own become obsolete by δ. */
    static void obsolescence(FirmColumns firms, District district, Parameters.Knowledge knowledge, Workspace work) {
        float kept = 1f - (float) knowledge.obsolescence();
        int size = district.size();
        for (int k = 0; k < Domain.COUNT; k++) {
            System.arraycopy(firms.experiential[k], district.from, work.startExperiential[k], 0, size);
            System.arraycopy(firms.codified[k], district.from, work.startCodified[k], 0, size);
            fade(firms.experiential[k], district.smes, district.to, kept);
            fade(firms.codified[k], district.smes, district.to, kept);
        }
    }

    private static void fade(float[] values, int from, int to, float kept) {
        for (int i = from; i < to; i++) {
            values[i] *= kept;
        }
    }

    /**
     * Learning by doing, Δe = λ(1 - e), and own adaptation, a tacit transfer from what the firm knows (s) to how it works (e), whose
     * reach tutelage lengthens. Under the rival rule competitive pressure ln(Ā/A) raises both.
     */
    static void alone(
            FirmColumns firms, District district, Parameters.Learning learning, float logMean, Workspace work) {
        float byDoing = (float) learning.byDoing();
        float fidelity = (float) learning.adaptationFidelity();
        float inverseReach = 1f / (float) learning.adaptationReach();
        float inverseTutored = 1f / (float) learning.tutoredReach();
        float rival = (float) learning.rivalPressure();
        int from = district.from;
        for (int i = district.smes - from; i < district.to - from; i++) {
            int words = work.attention(0, i);
            float pressure = rival == 0f ? 1f : 1f + rival * Math.max(0f, logMean - firms.logProductivity[from + i]);
            int doing = words & 7;
            firms.experiential[doing][from + i] += byDoing * pressure * (1f - work.startExperiential[doing][i]);
            int adapted = words >>> 3 & 7;
            float gap = work.startCodified[adapted][i] - work.startExperiential[adapted][i];
            if (gap > 0f && fidelity > 0f) {
                boolean tutored = (firms.status[from + i] & Status.PROGRAMME) != 0;
                float gain = Transfer.tacit(gap, fidelity * pressure, tutored ? inverseTutored : inverseReach);
                firms.experiential[adapted][from + i] += gain;
            }
        }
    }

    /** Meeting one of the four local ties; only SMEs teach their neighbours. */
    static void localPeer(FirmColumns firms, District district, Parameters.Learning learning, Workspace work) {
        Parameters.Channel channel = learning.localPeer();
        float fidelity = (float) channel.fidelity();
        float inverseReach = 1f / (float) channel.reach();
        float probability = (float) channel.probability();
        float rate = (float) (learning.codifiedRate() * channel.codified());
        int from = district.from;
        int firstSme = district.smes - from;
        for (int i = firstSme; i < district.to - from; i++) {
            int words = work.attention(0, i);
            int peer = firms.localTie(from + i, words >>> 6 & 3);
            if (peer < firstSme) {
                continue;
            }
            int k = words >>> 8 & 7;
            float gap = work.startExperiential[k][peer] - work.startExperiential[k][i];
            if (gap > 0f && Draws.uniform(work.attention(1, i)) < probability) {
                firms.experiential[k][from + i] += Transfer.tacit(gap, fidelity, inverseReach);
            }
            firms.codified[k][from + i] +=
                    Transfer.codified(work.startCodified[k][peer], work.startCodified[k][i], rate);
        }
    }

    /** Recombination of experience from different origins: with probability q(1 - 1/|o|), Δe = ι(1 - e). */
    static void recombination(
            FirmColumns firms, District district, Parameters.Recombination recombination, Workspace work) {
        float probability = (float) recombination.probability();
        float step = (float) recombination.step();
        int from = district.from;
        for (int i = district.smes - from; i < district.to - from; i++) {
            float u = Draws.uniform(work.attention(2, i));
            if (u < probability && u < probability * District.diversity(firms.origins[from + i])) {
                int k = work.attention(0, i) >>> 11 & 7;
                firms.experiential[k][from + i] += step * (1f - work.startExperiential[k][i]);
            }
        }
    }
}
