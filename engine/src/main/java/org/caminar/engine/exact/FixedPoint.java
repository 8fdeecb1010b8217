package org.caminar.engine.exact;

/**
 * Sums that do not depend on the order of their terms: each term is rounded once to a multiple of {@code 2^-bits}, whole numbers
 * are added. Addition of {@code long} is associative; floating-point addition is not.
 *
 * <p>Range: the sum of all terms must stay below 2^(63 - bits). {@link #add} throws on overflow instead of wrapping.
 */
public enum FixedPoint {
    /** Workers, value added, productivity: per firm up to 10^5, in all up to 1.3e11. */
    VALUE(26),
    /** Knowledge, capability, logarithms: per firm up to about 100. */
    LEVEL(30),
    /** Weights of admission and credit, up to 10^7 a firm. */
    WEIGHT(16),
    /** Cash and flows of money: multiples of 2^-20 of the unit of value, the smallest coin of the model. */
    CASH(20),
    /** Things that are counted. */
    WHOLE(0);

    /** Units that {@link #shifter} can tell apart, below this in size. */
    public static final long MOST_SHIFTED = 1L << 51;

    private static final double TOO_MANY = 0x1p63;
    private static final double SHIFTER = 0x1.8p52;

    private final double scale;
    private final double unit;

    FixedPoint(int bits) {
        this.scale = StrictMath.scalb(1.0, bits);
        this.unit = StrictMath.scalb(1.0, -bits);
    }

    /** Units in one. */
    public double scale() {
        return scale;
    }

    /**
     * A number whose bits, as a whole number, grow by k when k units are added to it, k being below {@link #MOST_SHIFTED} in size; what is added is rounded to
     * whole units, halves to even.
     */
    public double shifter() {
        return SHIFTER * unit;
    }

    /** The multiple of the unit next to x towards zero; throws {@link ArithmeticException} beyond the range. */
    public long of(double x) {
        double units = x * scale;
        if (!(Math.abs(units) < TOO_MANY)) {
            throw new ArithmeticException(name() + " must be below " + TOO_MANY * unit + " in size but was " + x);
        }
        return (long) units;
    }

    /** The number that a sum stands for. */
    public double toDouble(long sum) {
        return sum * unit;
    }

    /** Adds two sums; throws {@link ArithmeticException} when the range is exceeded. */
    public static long add(long a, long b) {
        return Math.addExact(a, b);
    }
}
