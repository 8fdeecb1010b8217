package org.caminar.engine.exact;

/**
 * A 64-bit fingerprint of simulation state. Words are mixed with their position and added, so that blocks may be hashed in any
 * order; blocks are combined in any order likewise.
 */
public final class StateHash {
    /** Step between positions: 2^64 over the golden ratio. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Factors of {@link #mix}. */
    public static final long FIRST_MIX = 0xBF58476D1CE4E5B9L;

    public static final long SECOND_MIX = 0x94D049BB133111EBL;

    private static final int[] KEYS = new int[32];
    private static final int[] OTHER_KEYS = new int[32];
    private static final long[] LONG_KEYS = new long[32];

    static {
        for (int column = 0; column < KEYS.length; column++) {
            long words = mix(GOLDEN * (column + 1));
            KEYS[column] = (int) words | 1;
            OTHER_KEYS[column] = (int) (words >>> 32) | 1;
            LONG_KEYS[column] = words | 1;
        }
    }

    private StateHash() {}

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014; constants of Stafford's variant 13). */
    public static long mix(long x) {
        x = (x ^ (x >>> 30)) * FIRST_MIX;
        x = (x ^ (x >>> 27)) * SECOND_MIX;
        return x ^ (x >>> 31);
    }

    /** Hash of one word at a position of a column. */
    public static long word(int column, long position, long value) {
        return mix(value + GOLDEN * (position * 64 + column + 1));
    }

    /** How far a word's upper bits are spread downwards. */
    public static final int SPREAD = 15;

    /**
     * Adds a word to the i-th of many records, each of which is hashed by two sums over its words that {@link #record} mixes once: several
     * times cheaper than a mix a word. A word is multiplied by its column's key and spread; the second sum takes it with its halves exchanged
     * and times another key.
     *
     * @param column number of the word, 0 to 31
     */
    public static void add(int column, int word, int i, int[] sums, int[] otherSums) {
        int product = word * KEYS[column];
        int spread = product ^ (product >>> SPREAD);
        sums[i] += spread;
        otherSums[i] += Integer.rotateLeft(spread, 16) * OTHER_KEYS[column];
    }

    /** Odd factor of a column's words. */
    public static int key(int column) {
        return KEYS[column];
    }

    /** Odd factor of a column's words in the second sum. */
    public static int otherKey(int column) {
        return OTHER_KEYS[column];
    }

    /** Odd factor of a column's words of 64 bits. */
    public static long longKey(int column) {
        return LONG_KEYS[column];
    }

    /** What a word of 64 bits adds to {@link #record}, given its column's key: multiplied twice, so that its upper bits depend on the column too. */
    public static long spread(long word, long key) {
        long product = word * key;
        return (product ^ (product >>> 32)) * key;
    }

    /** Hash of a record at a position, given both sums of its words and the sum of what its words of 64 bits add. */
    public static long record(long position, int sum, int otherSum, long longSum) {
        return mix((((long) sum << 32) | (otherSum & 0xFFFFFFFFL)) + longSum + GOLDEN * (position + 1));
    }
}
