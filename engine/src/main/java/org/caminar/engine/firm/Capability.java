package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
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

    /**
     * Clips knowledge to its bounds, then writes Q to its column and S to the workspace, for firms [from, to) of a district whose first
     * firm stands at {@code base}.
     */
    static void update(FirmColumns firms, int from, int to, int base, Parameters.Knowledge knowledge, Workspace work) {
        float lowest = (float) knowledge.lowest();
        float highest = (float) knowledge.highest();
        double rho = knowledge.substitution();
        int count = to - from;
        int at = from - base;
        float[] inverseSum = work.inverseSum;
        float[] fourthSum = work.fourthSum;
        java.util.Arrays.fill(inverseSum, 0, count, 0f);
        java.util.Arrays.fill(fourthSum, 0, count, 0f);
        for (int k = 0; k < Domain.COUNT; k++) {
            clip(firms.experiential[k], from, to, lowest, highest);
            clip(firms.codified[k], from, to, lowest, highest);
            float[] e = firms.experiential[k];
            float[] s = firms.codified[k];
            boolean process = k < Domain.PROCESS_COUNT;
            if (rho != -2) {
                addGeneral(e, s, from, count, (float) rho, inverseSum, process ? fourthSum : null);
            } else if (process) {
                addProcessComplements(e, s, from, count, inverseSum, fourthSum);
            } else {
                addComplements(e, s, from, count, inverseSum);
            }
        }
        float[] capability = firms.capability;
        float[] score = work.processScore;
        for (int i = 0; i < count; i++) {
            capability[from + i] = Domain.COUNT / inverseSum[i];
            score[at + i] = 1f / (float) Math.sqrt((float) Math.sqrt(fourthSum[i] * (1f / Domain.PROCESS_COUNT)));
        }
    }

    private static void clip(float[] values, int from, int to, float lowest, float highest) {
        for (int i = from; i < to; i++) {
            values[i] = Math.max(lowest, Math.min(highest, values[i]));
        }
    }

    /** ρ = -2 needs one division and one root a domain: c^-2 = ½ (s² + e²) / (s e)². */
    private static void addComplements(float[] e, float[] s, int from, int count, float[] inverseSum) {
        for (int i = 0; i < count; i++) {
            inverseSum[i] += (float) Math.sqrt(inverseSquare(e[from + i], s[from + i]));
        }
    }

    private static void addProcessComplements(
            float[] e, float[] s, int from, int count, float[] inverseSum, float[] fourthSum) {
        for (int i = 0; i < count; i++) {
            float w = inverseSquare(e[from + i], s[from + i]);
            inverseSum[i] += (float) Math.sqrt(w);
            fourthSum[i] += w * w;
        }
    }

    private static float inverseSquare(float e, float s) {
        float product = e * s;
        return 0.5f * (e * e + s * s) / (product * product);
    }

    private static void addGeneral(
            float[] e, float[] s, int from, int count, float rho, float[] inverseSum, float[] fourthSum) {
        for (int i = 0; i < count; i++) {
            float inverse = 1f / ces(e[from + i], s[from + i], rho);
            inverseSum[i] += inverse;
            if (fourthSum != null) {
                float square = inverse * inverse;
                fourthSum[i] += square * square;
            }
        }
    }

    /** The CES of experiential and codified knowledge for any ρ up to 1. */
    static float ces(float e, float s, float rho) {
        if (Math.abs(rho) < COBB_DOUGLAS) {
            return (float) Math.sqrt(e * s);
        }
        float mean = 0.5f * FloatMath.pow(s, rho) + 0.5f * FloatMath.pow(e, rho);
        return FloatMath.pow(mean, 1f / rho);
    }

    /** Process score of one firm. */
    static float processScore(FirmColumns firms, int i, float rho) {
        float sum = 0;
        for (int k = 0; k < Domain.PROCESS_COUNT; k++) {
            float c = ces(firms.experiential[k][i], firms.codified[k][i], rho);
            sum += 1f / (c * c * c * c);
        }
        return 1f / (float) Math.sqrt((float) Math.sqrt(sum / Domain.PROCESS_COUNT));
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
