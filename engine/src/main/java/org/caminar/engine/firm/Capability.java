package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;

/**
 * Capability from the two kinds of knowledge: c_k = (½ s_k^ρ + ½ e_k^ρ)^(1/ρ); capability Q is the harmonic mean of the eight c_k;
 * the process score S is the power mean of the six process c_k with exponent -4, so the weakest link decides.
 */
final class Capability {
    /** Below this distance from zero the CES is its Cobb-Douglas limit. */
    private static final double COBB_DOUGLAS = 1e-4;

    private Capability() {}

    /** Clips knowledge to its bounds, then writes Q to its column and S to the workspace, for firms [from, to) of a district. */
    static void update(FirmColumns firms, int from, int to, Parameters.Knowledge knowledge, Workspace work) {
        float lowest = (float) knowledge.lowest();
        float highest = (float) knowledge.highest();
        double rho = knowledge.substitution();
        float[] inverseSum = work.inverseSum;
        float[] fourthSum = work.fourthSum;
        Arrays.fill(inverseSum, from, to, 0f);
        Arrays.fill(fourthSum, from, to, 0f);
        for (int k = 0; k < Domain.COUNT; k++) {
            float[] e = firms.experiential[k];
            float[] s = firms.codified[k];
            clip(e, from, to, lowest, highest);
            clip(s, from, to, lowest, highest);
            boolean process = k < Domain.PROCESS_COUNT;
            if (rho != -2) {
                addGeneral(e, s, from, to, (float) rho, process, work);
            } else if (process) {
                addProcessComplements(e, s, from, to, inverseSum, fourthSum);
            } else {
                addComplements(e, s, from, to, inverseSum);
            }
        }
        float[] capability = firms.capability;
        float[] score = work.processScore;
        for (int i = from; i < to; i++) {
            capability[i] = Domain.COUNT / inverseSum[i];
        }
        for (int i = from; i < to; i++) {
            fourthSum[i] = (float) Math.sqrt(fourthSum[i] * (1f / Domain.PROCESS_COUNT));
        }
        for (int i = from; i < to; i++) {
            score[i] = 1f / (float) Math.sqrt(fourthSum[i]);
        }
    }

    private static void clip(float[] values, int from, int to, float lowest, float highest) {
        for (int i = from; i < to; i++) {
            values[i] = Math.max(lowest, Math.min(highest, values[i]));
        }
    }

    /** ρ = -2 needs one division and one root a domain: c^-2 = ½ (s² + e²) / (s e)². */
    private static void addComplements(float[] e, float[] s, int from, int to, float[] inverseSum) {
        for (int i = from; i < to; i++) {
            float product = e[i] * s[i];
            float w = 0.5f * (e[i] * e[i] + s[i] * s[i]) / (product * product);
            inverseSum[i] += (float) Math.sqrt(w);
        }
    }

    private static void addProcessComplements(
            float[] e, float[] s, int from, int to, float[] inverseSum, float[] fourthSum) {
        for (int i = from; i < to; i++) {
            float product = e[i] * s[i];
            float w = 0.5f * (e[i] * e[i] + s[i] * s[i]) / (product * product);
            inverseSum[i] += (float) Math.sqrt(w);
            fourthSum[i] += w * w;
        }
    }

    /** Any other ρ: 1/c = (½ s^ρ + ½ e^ρ)^(-1/ρ) by logarithms. */
    private static void addGeneral(float[] e, float[] s, int from, int to, float rho, boolean process, Workspace work) {
        float[] inverse = work.value;
        inverses(e, s, from, to, rho, work.argument, work.second, inverse);
        float[] inverseSum = work.inverseSum;
        for (int i = from; i < to; i++) {
            inverseSum[i] += inverse[i];
        }
        if (process) {
            float[] fourthSum = work.fourthSum;
            for (int i = from; i < to; i++) {
                float square = inverse[i] * inverse[i];
                fourthSum[i] += square * square;
            }
        }
    }

    /** Writes 1/c of firms [from, to) in one domain; {@code argument} and {@code other} are overwritten. */
    private static void inverses(
            float[] e, float[] s, int from, int to, float rho, float[] argument, float[] other, float[] inverse) {
        if (Math.abs(rho) < COBB_DOUGLAS) {
            for (int i = from; i < to; i++) {
                inverse[i] = 1f / (float) Math.sqrt(e[i] * s[i]);
            }
            return;
        }
        int count = to - from;
        Lanes.BEST.log(e, from, argument, from, count);
        scale(argument, from, to, rho);
        Lanes.BEST.exp(argument, from, other, from, count);
        Lanes.BEST.log(s, from, argument, from, count);
        scale(argument, from, to, rho);
        Lanes.BEST.exp(argument, from, inverse, from, count);
        for (int i = from; i < to; i++) {
            other[i] = 0.5f * inverse[i] + 0.5f * other[i];
        }
        Lanes.BEST.log(other, from, argument, from, count);
        scale(argument, from, to, -1f / rho);
        Lanes.BEST.exp(argument, from, inverse, from, count);
    }

    private static void scale(float[] values, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    /** The same for one firm, operation by operation. */
    static void updateOne(FirmColumns firms, int i, Parameters.Knowledge knowledge, Workspace work) {
        double rho = knowledge.substitution();
        float inverseSum = 0f;
        float fourthSum = 0f;
        for (int k = 0; k < Domain.COUNT; k++) {
            clip(firms.experiential[k], i, i + 1, (float) knowledge.lowest(), (float) knowledge.highest());
            clip(firms.codified[k], i, i + 1, (float) knowledge.lowest(), (float) knowledge.highest());
            float e = firms.experiential[k][i];
            float s = firms.codified[k][i];
            float inverse = inverse(e, s, rho);
            inverseSum += inverse;
            fourthSum += k < Domain.PROCESS_COUNT ? fourth(e, s, rho, inverse) : 0f;
        }
        firms.capability[i] = Domain.COUNT / inverseSum;
        work.processScore[i] = score(fourthSum);
    }

    /** 1/c of one firm in one domain. */
    private static float inverse(float e, float s, double rho) {
        if (rho == -2) {
            return (float) Math.sqrt(inverseSquare(e, s));
        }
        if (Math.abs(rho) < COBB_DOUGLAS) {
            return 1f / (float) Math.sqrt(e * s);
        }
        float power = (float) rho;
        float mean = 0.5f * FloatMath.exp(FloatMath.log(s) * power) + 0.5f * FloatMath.exp(FloatMath.log(e) * power);
        return FloatMath.exp(FloatMath.log(mean) * (-1f / power));
    }

    private static float inverseSquare(float e, float s) {
        float product = e * s;
        return 0.5f * (e * e + s * s) / (product * product);
    }

    /** c^-4, from c^-2 where that is at hand. */
    private static float fourth(float e, float s, double rho, float inverse) {
        float square = rho == -2 ? inverseSquare(e, s) : inverse * inverse;
        return square * square;
    }

    private static float score(float fourthSum) {
        return 1f / (float) Math.sqrt((float) Math.sqrt(fourthSum * (1f / Domain.PROCESS_COUNT)));
    }

    /** The CES of experiential and codified knowledge for any ρ up to 1. */
    static float ces(float e, float s, double rho) {
        return 1f / inverse(e, s, rho);
    }

    /** Process score of one firm. */
    static float processScore(FirmColumns firms, int i, double rho) {
        float fourthSum = 0f;
        for (int k = 0; k < Domain.PROCESS_COUNT; k++) {
            float e = firms.experiential[k][i];
            float s = firms.codified[k][i];
            fourthSum += fourth(e, s, rho, inverse(e, s, rho));
        }
        return score(fourthSum);
    }

    /** Harmonic mean over the domains of one firm's experiential knowledge: the technology that it can handle. */
    static float harmonicMean(float[][] knowledge, int i) {
        float inverse = 0;
        for (int k = 0; k < Domain.COUNT; k++) {
            inverse += 1f / knowledge[k][i];
        }
        return Domain.COUNT / inverse;
    }

    /** Mean over the domains of one firm's knowledge. */
    static float mean(float[][] knowledge, int i) {
        float sum = 0;
        for (int k = 0; k < Domain.COUNT; k++) {
            sum += knowledge[k][i];
        }
        return sum * (1f / Domain.COUNT);
    }
}
