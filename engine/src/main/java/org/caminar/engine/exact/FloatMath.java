package org.caminar.engine.exact;

/**
 * Elementary functions whose last bit is the same on every machine. Only additions, multiplications and bit operations in {@code
 * float}, no fused multiply-add and no intrinsic, so that compiled, interpreted and vectorised code agree. Tests compare them with
 * {@link StrictMath}.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as published
public final class FloatMath {
    /** Constants of {@link #exp}, {@link #log} and {@link #sinTurn}, for code that does the same to many numbers at once. */
    public static final float LOG2_E = 1.44269504f;

    public static final float LN2_HIGH = 0.693359375f;
    public static final float LN2_LOW = -2.12194440e-4f;
    public static final float ROUNDER = 0x1.8p23f;
    public static final int ROUNDER_BITS = 0x4B400000;
    public static final float MAX_EXPONENT = 88f;
    public static final float MIN_EXPONENT = -87f;

    /** Of positive numbers the bits have the same order, those of negative ones are below: a comparison of whole numbers costs less than one that looks for NaN. */
    public static final int MAX_EXPONENT_BITS = Float.floatToRawIntBits(MAX_EXPONENT);

    public static final float EXP_7 = 1.9875691500e-4f;
    public static final float EXP_6 = 1.3981999507e-3f;
    public static final float EXP_5 = 8.3334519073e-3f;
    public static final float EXP_4 = 4.1665795894e-2f;
    public static final float EXP_3 = 1.6666665459e-1f;
    public static final float EXP_2 = 5.0000001201e-1f;
    public static final int HALF_ROOT_BITS = 0x3F3504F3;
    public static final float LOG_8 = 7.0376836292e-2f;
    public static final float LOG_7 = -1.1514610310e-1f;
    public static final float LOG_6 = 1.1676998740e-1f;
    public static final float LOG_5 = -1.2420140846e-1f;
    public static final float LOG_4 = 1.4249322787e-1f;
    public static final float LOG_3 = -1.6668057665e-1f;
    public static final float LOG_2 = 2.0000714765e-1f;
    public static final float LOG_1 = -2.4999993993e-1f;
    public static final float LOG_0 = 3.3333331174e-1f;
    public static final int SIGN_BIT = 0x80000000;
    public static final float TURN = 6.28318531f;
    public static final float SIN_11 = -2.50521084e-8f;
    public static final float SIN_9 = 2.75573192e-6f;
    public static final float SIN_7 = -1.98412698e-4f;
    public static final float SIN_5 = 8.33333333e-3f;
    public static final float SIN_3 = -1.66666667e-1f;

    private FloatMath() {}

    /**
     * {@code e^x}, relative error below 2e-7 for x in [-87, 88]; arguments beyond are clamped. Cephes polynomial (Moshier) after
     * range reduction by powers of two.
     */
    public static float exp(float x) {
        float below = Float.intBitsToFloat(Math.min(MAX_EXPONENT_BITS, Float.floatToRawIntBits(x)));
        float bounded = Math.max(MIN_EXPONENT, below);
        float shifted = bounded * LOG2_E + ROUNDER;
        int power = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
        float whole = shifted - ROUNDER;
        float r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
        float p = EXP_7 * r + EXP_6;
        p = p * r + EXP_5;
        p = p * r + EXP_4;
        p = p * r + EXP_3;
        p = p * r + EXP_2;
        float y = p * r * r + r + 1f;
        return y * Float.intBitsToFloat((power + 127) << 23);
    }

    /** Natural logarithm of a positive normal number, relative error below 2e-7 (absolute near one). Cephes polynomial. */
    public static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        // Splits x into m * 2^e with m in [sqrt(1/2), sqrt(2)).
        int e = (bits - HALF_ROOT_BITS) >> 23;
        float m = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float z = m * m;
        float p = LOG_8 * m + LOG_7;
        p = p * m + LOG_6;
        p = p * m + LOG_5;
        p = p * m + LOG_4;
        p = p * m + LOG_3;
        p = p * m + LOG_2;
        p = p * m + LOG_1;
        p = p * m + LOG_0;
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

    /** {@code min(x, a x e^(1 - x b))}. */
    public static float dampen(float x, float a, float b) {
        return Math.min(x, a * x * exp(1f - x * b));
    }

    /** c^-2 of the complement c = (½ x^-2 + ½ y^-2)^(-1/2) of positive numbers, with one division. */
    public static float inverseSquare(float x, float y) {
        float product = x * y;
        return 0.5f * (x * x + y * y) / (product * product);
    }

    /** Cosine of a fraction of a full turn in [0, 1), absolute error below 3e-7. */
    public static float cosTurn(float turn) {
        return quarterSin(Math.abs(turn - 0.5f) - 0.25f);
    }

    /** Sine of a fraction of a full turn in [0, 1), absolute error below 3e-7. */
    public static float sinTurn(float turn) {
        float centred = turn - 0.5f;
        float distance = Math.abs(centred);
        float magnitude = quarterSin(Math.min(distance, 0.5f - distance));
        // The sine has the sign opposite to that of the centred turn.
        int sign = ~Float.floatToRawIntBits(centred) & SIGN_BIT;
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) ^ sign);
    }

    /** Sine of a turn in [-1/4, 1/4], where an odd Taylor polynomial of degree 11 is exact to rounding. */
    private static float quarterSin(float turn) {
        float x = turn * TURN;
        float z = x * x;
        float p = SIN_11 * z + SIN_9;
        p = p * z + SIN_7;
        p = p * z + SIN_5;
        p = p * z + SIN_3;
        return x + x * z * p;
    }
}
