package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.random.Draws;

/**
 * What SMEs learn by themselves and from their neighbours: obsolescence, learning by doing, own adaptation, local peers. Gains are
 * computed from knowledge at the start of the quarter and added to the present one; attention is scarce, so each channel works on
 * one random domain a quarter.
 */
final class Learning {
    private Learning() {}

    /** Copies the knowledge that others read this quarter, and lets SMEs' own become obsolete by δ. */
    static void obsolescence(District district, Parameters.Knowledge knowledge, Workspace work) {
        FirmColumns firms = district.firms;
        float kept = 1f - (float) knowledge.obsolescence();
        for (int k = 0; k < Domain.COUNT; k++) {
            System.arraycopy(firms.experiential[k], 0, work.startExperiential[k], 0, firms.size);
            System.arraycopy(firms.codified[k], 0, work.startCodified[k], 0, firms.size);
            fade(firms.experiential[k], district.smes, firms.size, kept);
            fade(firms.codified[k], district.smes, firms.size, kept);
        }
    }

    private static void fade(float[] values, int from, int to, float kept) {
        for (int i = from; i < to; i++) {
            values[i] *= kept;
        }
    }

    /**
     * Learning by doing, Δe = λ(1 - e); own adaptation, a tacit transfer from what the firm knows (s) to how it works (e), whose reach
     * tutelage lengthens; and meeting one of the four local ties, of whom only SMEs teach their neighbours. Under the rival rule
     * competitive pressure ln(Ā/A) raises the first two.
     */
    static void alone(District district, Parameters.Learning learning, float logMean, Workspace work) {
        int from = district.smes;
        int to = district.size();
        weigh(district, learning, logMean, work);
        findGaps(district, learning.localPeer(), work);
        float adaptation = (float) learning.adaptationFidelity();
        for (int i = from; i < to; i++) {
            work.value[i] = adaptation * work.pressure[i];
        }
        Transfer.tacit(work.ownGap, work.value, work.reach, work.argument, work.ownGain, from, to);
        Arrays.fill(work.value, from, to, (float) learning.localPeer().fidelity());
        Arrays.fill(work.reach, from, to, 1f / (float) learning.localPeer().reach());
        Transfer.tacit(work.peerGap, work.value, work.reach, work.argument, work.peerGain, from, to);
        addGains(district, learning, work);
    }

    /** Writes the reach of own adaptation and the pressure of competition. */
    private static void weigh(District district, Parameters.Learning learning, float logMean, Workspace work) {
        float[] reach = {1f / (float) learning.adaptationReach(), 1f / (float) learning.tutoredReach()};
        float rival = (float) learning.rivalPressure();
        int[] status = district.firms.status;
        float[] logProductivity = district.firms.logProductivity;
        int to = district.size();
        for (int i = district.smes; i < to; i++) {
            work.reach[i] = reach[-(status[i] & Status.PROGRAMME) >>> 31];
        }
        if (rival == 0f) {
            Arrays.fill(work.pressure, district.smes, to, 1f);
        } else {
            for (int i = district.smes; i < to; i++) {
                work.pressure[i] = 1f + rival * Math.max(0f, logMean - logProductivity[i]);
            }
        }
    }

    /**
     * Writes what there is to learn. Whether a neighbour teaches and whether its experience gets across are as good as coin tosses: masks
     * instead of branches.
     */
    private static void findGaps(District district, Parameters.Channel peers, Workspace work) {
        int threshold = Draws.threshold((float) peers.probability());
        float[][] e = work.startExperiential;
        float[][] s = work.startCodified;
        int[] attention = work.attention;
        short[] ties = district.firms.localTies;
        int capacity = work.capacity;
        int smes = district.smes;
        int to = district.size();
        for (int i = smes; i < to; i++) {
            int words = attention[i];
            int adapted = words >>> 3 & 7;
            work.ownGap[i] = positive(s[adapted][i] - e[adapted][i], -1);
            int peer = ties[i * Population.LOCAL_TIES + (words >>> 6 & 3)] & 0xFFFF;
            int k = words >>> 8 & 7;
            int teaches = (smes - 1 - peer) >> 31;
            int crosses = ((attention[capacity + i] >>> 8) - threshold) >> 31;
            work.peerGap[i] = positive(e[k][peer] - e[k][i], teaches & crosses);
            work.codifiedGap[i] = positive(s[k][peer] - s[k][i], teaches);
        }
    }

    /** x if it is positive and the mask is set, else 0: without a branch. */
    private static float positive(float x, int mask) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat(bits & ~(bits >> 31) & mask);
    }

    private static void addGains(District district, Parameters.Learning learning, Workspace work) {
        float byDoing = (float) learning.byDoing();
        float rate = (float) (learning.codifiedRate() * learning.localPeer().codified());
        float[][] e = district.firms.experiential;
        float[][] s = district.firms.codified;
        int to = district.size();
        for (int i = district.smes; i < to; i++) {
            int words = work.attention[i];
            int doing = words & 7;
            e[doing][i] += byDoing * work.pressure[i] * (1f - work.startExperiential[doing][i]);
            e[words >>> 3 & 7][i] += work.ownGain[i];
            int k = words >>> 8 & 7;
            e[k][i] += work.peerGain[i];
            s[k][i] += rate * work.codifiedGap[i];
        }
    }

    /** Recombination of experience from different origins: with probability q(1 - 1/|o|), Δe = ι(1 - e). */
    static void recombination(District district, Parameters.Recombination recombination, Workspace work) {
        FirmColumns firms = district.firms;
        float probability = (float) recombination.probability();
        float step = (float) recombination.step();
        int threshold = Draws.threshold(probability);
        int at = 2 * work.capacity;
        int count = 0;
        for (int i = district.smes; i < firms.size; i++) {
            work.selected[count] = i;
            count += ((work.attention[at + i] >>> 8) - threshold) >>> 31;
        }
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            if (Draws.uniform(work.attention[at + i]) < probability * District.diversity(firms.origins[i])) {
                int k = work.attention[i] >>> 11 & 7;
                firms.experiential[k][i] += step * (1f - work.startExperiential[k][i]);
            }
        }
    }
}
