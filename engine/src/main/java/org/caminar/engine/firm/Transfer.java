package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;

/** The two ways in which knowledge passes from one firm to another. */
final class Transfer {
    private Transfer() {}

    /**
     * Gain of a tacit transfer over a positive gap: min(g, φ g exp(1 - g/γ)). Most is learnt at gap γ; a firm too far behind learns
     * nothing (Verspagen 1991).
     */
    static float tacit(float gap, float fidelity, float inverseReach) {
        return Math.min(gap, fidelity * gap * FloatMath.exp(1f - gap * inverseReach));
    }

    /** Gain of a codified transfer: r (v - s) where positive; it has no reach. */
    static float codified(float level, float own, float rate) {
        return rate * Math.max(0f, level - own);
    }
}
