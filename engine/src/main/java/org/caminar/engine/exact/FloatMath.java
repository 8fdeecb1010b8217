package org.caminar.engine.exact;

/**
 * Elementary functions whose last bit is the same on every machine. Only additions, multiplications and bit operations in {@code
 * float}, no fused multiply-add and no intrinsic, so that compiled, interpreted and vectorised code agree. Tests compare them with
 * {@link StrictMath}.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as published
public final class FloatMath {
    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float ROUNDER = 0x1.8p23f;
    private static final float MAX_EXPONENT = 88f;
    private static final float MIN_EXPONENT = -87f;

    private FloatMath() {}

    /**
     * {@code e^x}, relative error below 2e-7 for x in [-87, 88]; arguments beyond are clamped. Cephes polynomial (Moshier) after
     * range reduction by powers of two.
     */
    public static float exp(float x) {
        float bounded = Math.max(MIN_EXPONENT, Math.min(MAX_EXPONENT, x));
        float shifted = bounded * LOG2_E + ROUNDER;
        int power = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUNDER);
        float whole = shifted - ROUNDER;
        float r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        float y = p * r * r + r + 1f;
        return y * Float.intBitsToFloat((power + 127) << 23);
    }

    /** Natural logarithm of a positive normal number, relative error below 2e-7 (absolute near one). Cephes polynomial. */
    public static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        // Splits x into m * 2^e with m in [sqrt(1/2), sqrt(2)).
        int e = (bits - 0x3F3504F3) >> 23;
        float m = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float z = m * m;
        float p = 7.0376836292e-2f;
        p = p * m - 1.1514610310e-1f;
        p = p * m + 1.1676998740e-1f;
        p = p * m - 1.2420140846e-1f;
        p = p * m + 1.4249322787e-1f;
        p = p * m - 1.6668057665e-1f;
        p = p * m + 2.0000714765e-1f;
        p = p * m - 2.4999993993e-1f;
        p = p * m + 3.3333331174e-1f;
        float y = p * m * z;
        y += e * LN2_LOW;
        y -= 0.5f * z;
        return m + y + e * LN2_HIGH;
    }

    /** {@code x^p} for positive x. */
    public static float pow(float x, float p) {
        return exp(p * log(x));
    }

    /** The logistic function 1 / (1 + e^-x). */
    public static float logistic(float x) {
        return 1f / (1f + exp(-x));
    }

    /** Cosine of a fraction of a full turn in [0, 1). */
    public static float cosTurn(float turn) {
        float shifted = turn + 0.25f;
        return sinTurn(shifted >= 1f ? shifted - 1f : shifted);
    }

    /** Sine of a fraction of a full turn in [0, 1), absolute error below 3e-7. */
    public static float sinTurn(float turn) {
        // Folds the turn to [-1/4, 1/4], where an odd Taylor polynomial of degree 11 is exact to rounding.
        float centred = turn > 0.5f ? turn - 1f : turn;
        float folded = centred > 0.25f ? 0.5f - centred : centred < -0.25f ? -0.5f - centred : centred;
        float x = folded * 6.28318531f;
        float z = x * x;
        float p = -2.50521084e-8f;
        p = p * z + 2.75573192e-6f;
        p = p * z - 1.98412698e-4f;
        p = p * z + 8.33333333e-3f;
        p = p * z - 1.66666667e-1f;
        return x + x * z * p;
    }
}
