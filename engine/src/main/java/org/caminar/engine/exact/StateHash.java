package org.caminar.engine.exact;

/**
 * A 64-bit fingerprint of simulation state. Words are mixed with their position and added, so that blocks may be hashed in any
 * order; blocks are combined in any order likewise.
 */
public final class StateHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final long[] KEYS = new long[32];

    static {
        for (int column = 0; column < KEYS.length; column++) {
            KEYS[column] = mix(GOLDEN * (column + 1)) | 1;
        }
    }

    private StateHash() {}

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014; constants of Stafford's variant 13). */
    public static long mix(long x) {
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** Hash of one word at a position of a column. */
    public static long word(int column, long position, long value) {
        return mix(value + GOLDEN * (position * 64 + column + 1));
    }

    /**
     * A word of a record, to be added to those of its other columns before {@link #record} mixes the sum: several times cheaper than a mix a
     * word. Any change of a single word changes the sum, since keys are odd; changes of several cancel with probability 2^-63.
     *
     * @param column number of the column, 0 to 31
     */
    public static long keyed(int column, long value) {
        return value * KEYS[column];
    }

    /** Hash of a record at a position, given the sum of its words. */
    public static long record(long position, long words) {
        return mix(words + GOLDEN * (position + 1));
    }
}
