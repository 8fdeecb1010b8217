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

    /** Clips knowledge to its bounds, then writes Q to its column and S to the workspace, for the firms of a district. */
    static void update(FirmColumns firms, Parameters.Knowledge knowledge, Workspace work) {
        float lowest = (float) knowledge.lowest();
        float highest = (float) knowledge.highest();
        Lanes.BEST.clip(firms.experiential, lowest, highest, firms.experiential.length);
        Lanes.BEST.clip(firms.codified, lowest, highest, firms.codified.length);
        if (knowledge.substitution() == -2) {
            Lanes.BEST.complementMeans(
                    firms.experiential, firms.codified, firms.room, firms.capability, work.processScore, firms.size);
        } else {
            updateGeneral(firms, knowledge.substitution(), work);
        }
    }

    /** Any other ρ: 1/c = (½ s^ρ + ½ e^ρ)^(-1/ρ) by logarithms. */
    private static void updateGeneral(FirmColumns firms, double rho, Workspace work) {
        int size = firms.size;
        float[] inverse = work.value;
        float[] inverseSum = work.ownGain;
        float[] fourthSum = work.peerGain;
        Arrays.fill(inverseSum, 0, size, 0f);
        Arrays.fill(fourthSum, 0, size, 0f);
        for (int k = 0; k < Domain.COUNT; k++) {
            inverses(firms, firms.at(k, 0), (float) rho, work.argument, work.second, inverse);
            for (int i = 0; i < size; i++) {
                inverseSum[i] += inverse[i];
            }
            for (int i = 0; k < Domain.PROCESS_COUNT && i < size; i++) {
                float square = inverse[i] * inverse[i];
                fourthSum[i] += square * square;
            }
        }
        for (int i = 0; i < size; i++) {
            firms.capability[i] = Domain.COUNT / inverseSum[i];
        }
        for (int i = 0; i < size; i++) {
            work.processScore[i] = score(fourthSum[i]);
        }
    }

    /** Writes 1/c of all firms in the domain whose knowledge begins at {@code at}; {@code argument} and {@code other} are overwritten. */
    private static void inverses(
            FirmColumns firms, int at, float rho, float[] argument, float[] other, float[] inverse) {
        int size = firms.size;
        if (Math.abs(rho) < COBB_DOUGLAS) {
            for (int i = 0; i < size; i++) {
                inverse[i] = inverse(firms.experiential[at + i], firms.codified[at + i], rho);
            }
            return;
        }
        Lanes.BEST.log(firms.experiential, at, argument, 0, size);
        scale(argument, size, rho);
        Lanes.BEST.exp(argument, 0, other, 0, size);
        Lanes.BEST.log(firms.codified, at, argument, 0, size);
        scale(argument, size, rho);
        Lanes.BEST.exp(argument, 0, inverse, 0, size);
        for (int i = 0; i < size; i++) {
            other[i] = 0.5f * inverse[i] + 0.5f * other[i];
        }
        Lanes.BEST.log(other, 0, argument, 0, size);
        scale(argument, size, -1f / rho);
        Lanes.BEST.exp(argument, 0, inverse, 0, size);
    }

    private static void scale(float[] values, int size, float factor) {
        for (int i = 0; i < size; i++) {
            values[i] *= factor;
        }
    }

    /** The same for one firm, operation by operation. */
    static void updateOne(FirmColumns firms, int i, Parameters.Knowledge knowledge, Workspace work) {
        double rho = knowledge.substitution();
        float inverseSum = 0f;
        float fourthSum = 0f;
        for (int k = 0; k < Domain.COUNT; k++) {
            int at = firms.at(k, i);
            float e = clip(firms.experiential[at], knowledge);
            float s = clip(firms.codified[at], knowledge);
            firms.experiential[at] = e;
            firms.codified[at] = s;
            float inverse = inverse(e, s, rho);
            inverseSum += inverse;
            fourthSum += k < Domain.PROCESS_COUNT ? fourth(e, s, rho, inverse) : 0f;
        }
        firms.capability[i] = Domain.COUNT / inverseSum;
        work.processScore[i] = score(fourthSum);
    }

    private static float clip(float x, Parameters.Knowledge knowledge) {
        return Math.max((float) knowledge.lowest(), Math.min((float) knowledge.highest(), x));
    }

    /** 1/c of one firm in one domain. */
    private static float inverse(float e, float s, double rho) {
        if (rho == -2) {
            return (float) Math.sqrt(FloatMath.inverseSquare(e, s));
        }
        if (Math.abs(rho) < COBB_DOUGLAS) {
            return 1f / (float) Math.sqrt(e * s);
        }
        float power = (float) rho;
        float mean = 0.5f * FloatMath.exp(FloatMath.log(s) * power) + 0.5f * FloatMath.exp(FloatMath.log(e) * power);
        return FloatMath.exp(FloatMath.log(mean) * (-1f / power));
    }

    /** c^-4, from c^-2 where that is at hand. */
    private static float fourth(float e, float s, double rho, float inverse) {
        float square = rho == -2 ? FloatMath.inverseSquare(e, s) : inverse * inverse;
        return square * square;
    }

    private static float score(float fourthSum) {
        return 1f / (float) Math.sqrt((float) Math.sqrt(fourthSum * (1f / Domain.PROCESS_COUNT)));
    }

    /** Process score of one firm. */
    static float processScore(FirmColumns firms, int i, double rho) {
        float fourthSum = 0f;
        for (int k = 0; k < Domain.PROCESS_COUNT; k++) {
            float e = firms.experiential[firms.at(k, i)];
            float s = firms.codified[firms.at(k, i)];
            fourthSum += fourth(e, s, rho, inverse(e, s, rho));
        }
        return score(fourthSum);
    }

    /** Harmonic mean over the domains, {@code stride} places apart, of one firm's experiential knowledge: the technology that it can handle. */
    static float harmonicMean(float[] knowledge, int i, int stride) {
        float inverse = 0;
        for (int k = 0; k < Domain.COUNT; k++) {
            inverse += 1f / knowledge[k * stride + i];
        }
        return Domain.COUNT / inverse;
    }

    /** Mean over the domains, likewise, of one firm's knowledge. */
    static float mean(float[] knowledge, int i, int stride) {
        float sum = 0;
        for (int k = 0; k < Domain.COUNT; k++) {
            sum += knowledge[k * stride + i];
        }
        return sum * (1f / Domain.COUNT);
    }
}
