package org.caminar.engine.random;

/**
 * The Philox 4x32-10 counter-based generator: a keyed bijection of 128-bit counters.
 *
 * <p>Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11. It passes TestU01
 * BigCrush. One call turns a counter of four 32-bit words and a key of two into four words; there is no state, so any draw can be
 * made alone, in any order, on any machine. Checked against the known-answer vectors that its authors publish with Random123.
 */
public final class Philox {
    /** Rounds of the bijection; seven already pass BigCrush, ten leave a margin. */
    public static final int ROUNDS = 10;

    /** Multipliers of a round, and what a round adds to the key. */
    public static final long M0 = 0xD2511F53L;

    public static final long M1 = 0xCD9E8D57L;
    public static final int W0 = 0x9E3779B9;
    public static final int W1 = 0xBB67AE85;

    /** The lower half of a product. */
    public static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** Writes the four words of the block at counter (c0, c1, c2, c3) under key (k0, k1) to {@code out[0..3]}. */
    public static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out) {
        block(c0, c1, c2, c3, k0, k1, out, 0, 1);
    }

    /**
     * Writes the four words of the block to {@code out[at]}, {@code out[at + stride]}, {@code out[at + 2 * stride]},
     * {@code out[at + 3 * stride]}.
     */
    static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out, int at, int stride) {
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (c0 & LOW);
            long p1 = M1 * (c2 & LOW);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += W0;
            k1 += W1;
        }
        out[at] = c0;
        out[at + stride] = c1;
        out[at + 2 * stride] = c2;
        out[at + 3 * stride] = c3;
    }
}
