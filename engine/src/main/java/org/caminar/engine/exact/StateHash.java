package org.caminar.engine.exact;

/**
 * A 64-bit fingerprint of simulation state. Words are mixed with their position and added, so that blocks may be hashed in any
 * order; blocks are combined in any order likewise.
 */
public final class StateHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

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
}
