package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;

/** The two ways in which knowledge passes from one firm to another. */
final class Transfer {
    private Transfer() {}

    /**
     * Gains of tacit transfers over gaps, none negative: min(g, φ g exp(1 - g/γ)). Most is learnt at gap γ; a firm too far behind learns
     * nothing (Verspagen 1991).
     *
     * @param gap g by place in [from, to)
     * @param fidelity φ by place
     * @param inverseReach 1/γ by place
     * @param gain written
     */
    static void tacit(float[] gap, float[] fidelity, float[] inverseReach, float[] gain, int from, int to) {
        Lanes.BEST.dampen(gap, fidelity, inverseReach, gain, from, to);
    }

    /** The same with one fidelity and one reach for all. */
    static void tacit(float[] gap, float fidelity, float inverseReach, float[] gain, int from, int to) {
        Lanes.BEST.dampen(gap, fidelity, inverseReach, gain, from, to);
    }

    /** The same for one firm. */
    static float tacit(float gap, float fidelity, float inverseReach) {
        return FloatMath.dampen(gap, fidelity, inverseReach);
    }

    /** Gain of a codified transfer: r (v - s) where positive; it has no reach. */
    static float codified(float level, float own, float rate) {
        return rate * Math.max(0f, level - own);
    }
}
