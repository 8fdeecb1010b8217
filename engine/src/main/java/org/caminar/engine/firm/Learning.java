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
        int codified = firms.at(Domain.COUNT, 0);
        fade(firms.experiential, work.start, 0, kept);
        fade(firms.codified, work.start, codified, kept);
        for (int k = 0; k < Domain.COUNT; k++) {
            for (int at = firms.at(k, 0); at < firms.at(k, district.firstSme); at++) {
                firms.experiential[at] = work.start[at];
                firms.codified[at] = work.start[codified + at];
            }
        }
    }

    private static void fade(float[] values, float[] before, int from, float kept) {
        // Apart: a loop that writes at another place than it reads would not be vectorised.
        System.arraycopy(values, 0, before, from, values.length);
        for (int at = 0; at < values.length; at++) {
            values[at] *= kept;
        }
    }

    /**
     * Learning by doing, Δe = λ(1 - e); own adaptation, a tacit transfer from what the firm knows (s) to how it works (e), whose reach
     * tutelage lengthens; and meeting one of the four local ties, of whom only SMEs teach their neighbours. Under the rival rule
     * competitive pressure ln(Ā/A) raises the first two.
     */
    static void alone(District district, Parameters.Learning learning, float logMean, Workspace work) {
        boolean rival = learning.rivalPressure() != 0;
        if (rival) {
            weighPressure(district, (float) learning.rivalPressure(), logMean, work);
        }
        learnByDoing(district, learning, rival, work);
        adapt(district, learning, rival, work);
        meet(district, learning, work);
        addGains(district, work);
    }

    /** Writes what the pressure of competition multiplies learning by. */
    private static void weighPressure(District district, float rival, float logMean, Workspace work) {
        float[] logProductivity = work.logProductivity;
        for (int i = district.firstSme; i < district.size(); i++) {
            work.pressure[i] = 1f + rival * Math.max(0f, logMean - logProductivity[i]);
        }
    }

    /** Learns by doing, and writes how far experience is behind codified knowledge in the domain that the firm works on. */
    private static void learnByDoing(District district, Parameters.Learning learning, boolean rival, Workspace work) {
        float byDoing = (float) learning.byDoing();
        float[] start = work.start;
        int codified = district.firms.at(Domain.COUNT, 0);
        float[] e = district.firms.experiential;
        float[] gap = work.ownGap;
        int[] attention = work.attention;
        int room = district.firms.room;
        int size = district.size();
        for (int i = district.firstSme; i < size; i++) {
            int doing = (attention[i] & 7) * room + i;
            float rate = rival ? byDoing * work.pressure[i] : byDoing;
            e[doing] += rate * (1f - start[doing]);
            int adapted = (attention[i] >>> 3 & 7) * room + i;
            gap[i] = positive(start[codified + adapted] - start[adapted], -1);
        }
    }

    /** Turns the gaps into the gains of own adaptation. */
    private static void adapt(District district, Parameters.Learning learning, boolean rival, Workspace work) {
        int from = district.firstSme;
        int to = district.size();
        float fidelity = (float) learning.adaptationFidelity();
        float alone = 1f / (float) learning.adaptationReach();
        float tutored = 1f / (float) learning.tutoredReach();
        if (rival) {
            Arrays.fill(work.reach, from, to, alone);
            for (int c = 0; c < district.participantCount; c++) {
                work.reach[district.participants[c]] = tutored;
            }
            for (int i = from; i < to; i++) {
                work.value[i] = fidelity * work.pressure[i];
            }
            Transfer.tacit(work.ownGap, work.value, work.reach, work.ownGain, from, to);
            return;
        }
        Transfer.tacit(work.ownGap, fidelity, alone, work.ownGain, from, to);
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            work.ownGain[i] = Transfer.tacit(work.ownGap[i], fidelity, tutored);
        }
    }

    /**
     * Learns codified knowledge from a neighbour, and writes the gains of experience. Whether it teaches and whether its experience gets
     * across are as good as coin tosses: masks instead of branches.
     */
    private static void meet(District district, Parameters.Learning learning, Workspace work) {
        float rate = (float) (learning.codifiedRate() * learning.localPeer().codified());
        int threshold = Draws.threshold((float) learning.localPeer().probability());
        float[] start = work.start;
        int codified = district.firms.at(Domain.COUNT, 0);
        float[] s = district.firms.codified;
        float[] gap = work.peerGap;
        int[] attention = work.attention;
        int second = work.capacity;
        short[] ties = district.firms.localTies;
        int firstSme = district.firstSme;
        int room = district.firms.room;
        int size = district.size();
        for (int i = firstSme; i < size; i++) {
            int words = attention[i];
            int peer = ties[i * Population.LOCAL_TIES + (words >>> 6 & 3)] & 0xFFFF;
            int domain = (words >>> 8 & 7) * room;
            int teaches = (firstSme - 1 - peer) >> 31;
            int crosses = ((attention[second + i] >>> 8) - threshold) >> 31;
            gap[i] = positive(start[domain + peer] - start[domain + i], teaches & crosses);
            float ahead = start[codified + domain + peer] - start[codified + domain + i];
            s[domain + i] += rate * positive(ahead, teaches);
        }
        float fidelity = (float) learning.localPeer().fidelity();
        float inverseReach = 1f / (float) learning.localPeer().reach();
        Transfer.tacit(gap, fidelity, inverseReach, gap, firstSme, size);
    }

    /** x if it is positive and the mask is set, else 0: without a branch. */
    private static float positive(float x, int mask) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat(bits & ~(bits >> 31) & mask);
    }

    /** Adds what own adaptation and the neighbour bring, whose gains stand where their gaps stood. */
    private static void addGains(District district, Workspace work) {
        float[] e = district.firms.experiential;
        float[] own = work.ownGain;
        float[] fromPeer = work.peerGap;
        int[] attention = work.attention;
        int room = district.firms.room;
        int size = district.size();
        for (int i = district.firstSme; i < size; i++) {
            int words = attention[i];
            e[(words >>> 3 & 7) * room + i] += own[i];
            e[(words >>> 8 & 7) * room + i] += fromPeer[i];
        }
    }

    /** Recombination of experience from different origins: with probability q(1 - 1/|o|), Δe = ι(1 - e). */
    static void recombination(District district, Parameters.Recombination recombination, Workspace work) {
        FirmColumns firms = district.firms;
        float probability = (float) recombination.probability();
        float step = (float) recombination.step();
        int threshold = Draws.threshold(probability);
        int at = 2 * work.capacity;
        int count = work.selectBelow(work.attention, at, threshold, district.firstSme, firms.size);
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            if (Draws.uniform(work.attention[at + i]) < probability * District.diversity(firms.origins[i])) {
                int improved = firms.at(work.attention[i] >>> 11 & 7, i);
                firms.experiential[improved] += step * (1f - work.start[improved]);
            }
        }
    }
}
