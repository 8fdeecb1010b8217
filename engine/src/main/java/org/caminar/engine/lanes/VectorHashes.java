package org.caminar.engine.lanes;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.B2L;
import static jdk.incubator.vector.VectorOperators.I2L;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.caminar.engine.exact.StateHash;

/** The operations of {@link StateHash} on vectors of records. Each method says how many of the records it has treated: whole vectors, more than there are where arrays have room. */
final class VectorHashes {
    /** Products of 64 bits have an instruction only where vectors have 512. */
    private static final boolean LONG_PRODUCTS = Vectors.WIDTH >= 16;

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    private static final LongVector IOTA = LongVector.zero(LONGS).addIndex(1);

    private VectorHashes() {}

    /** Two columns at a time: the compiler gives up on what is longer, and does not always keep in a register what a loop carries. */
    static int add(int column, float[] x, int columns, int stride, int[] sums, int[] otherSums, int count) {
        int whole = Vectors.whole(count, x.length - (columns - 1) * stride, Math.min(sums.length, otherSums.length));
        for (int k = 0; k < columns; k += 2) {
            addTwo(column + k, x, k * stride, (k + 1) * stride, sums, otherSums, whole);
        }
        return whole;
    }

    private static void addTwo(int column, float[] x, int from, int second, int[] sums, int[] otherSums, int whole) {
        int key = StateHash.key(column);
        int otherKey = StateHash.otherKey(column);
        int secondKey = StateHash.key(column + 1);
        int secondOtherKey = StateHash.otherKey(column + 1);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector a = word(bits(x, from + i), key);
            IntVector b = word(bits(x, second + i), secondKey);
            add(a.add(b), otherWord(a, otherKey).add(otherWord(b, secondOtherKey)), sums, otherSums, i);
        }
    }

    static int add(int column, float[] x, int[] sums, int[] otherSums, int count) {
        int key = StateHash.key(column);
        int otherKey = StateHash.otherKey(column);
        int whole = Vectors.whole(count, x.length, Math.min(sums.length, otherSums.length));
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector word = word(bits(x, i), key);
            add(word, otherWord(word, otherKey), sums, otherSums, i);
        }
        return whole;
    }

    static int add(int column, int[] x, int[] sums, int[] otherSums, int count) {
        int key = StateHash.key(column);
        int otherKey = StateHash.otherKey(column);
        int whole = Vectors.whole(count, x.length, Math.min(sums.length, otherSums.length));
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector word = word(IntVector.fromArray(Vectors.INTS, x, i), key);
            add(word, otherWord(word, otherKey), sums, otherSums, i);
        }
        return whole;
    }

    static int add(int column, long[] x, long[] longSums, int count) {
        if (!LONG_PRODUCTS) {
            return 0;
        }
        long key = StateHash.longKey(column);
        int end = Math.min(count, Math.min(x.length, longSums.length) - LONGS.length() + 1);
        int i = 0;
        for (; i < end; i += LONGS.length()) {
            LongVector product = LongVector.fromArray(LONGS, x, i).mul(key);
            LongVector spread =
                    product.lanewise(XOR, product.lanewise(LSHR, 32)).mul(key);
            LongVector.fromArray(LONGS, longSums, i).add(spread).intoArray(longSums, i);
        }
        return i;
    }

    static int pack(int[] a, int right, byte[] c, byte[] d, byte[] e, long[] y, int count) {
        if (!LONG_PRODUCTS) {
            return 0;
        }
        int lower = (1 << right) - 1;
        int room = Math.min(Math.min(c.length, d.length), Math.min(e.length, y.length));
        int end = Math.min(count, Math.min(a.length - Vectors.WIDTH, room - LONGS.length()) + 1);
        int i = 0;
        for (; i < end; i += LONGS.length()) {
            LongVector whole = longs(a, i);
            LongVector upper = whole.and(lower)
                    .lanewise(LSHL, 40)
                    .or(whole.and(0xFFFFFFFFL).lanewise(LSHR, right).lanewise(LSHL, 24));
            LongVector rest = longs(c, i).lanewise(LSHL, 16).or(longs(d, i).lanewise(LSHL, 8));
            upper.or(rest.or(longs(e, i))).intoArray(y, i);
        }
        return i;
    }

    /** How many of some records {@link #records} can take. */
    static int wholeRecords(int[] sums, int[] otherSums, int count) {
        int last = Math.min(count - LONGS.length(), Math.min(sums.length, otherSums.length) - Vectors.WIDTH);
        return LONG_PRODUCTS ? Math.max(0, last + LONGS.length()) & -LONGS.length() : 0;
    }

    static long records(long first, int[] sums, int[] otherSums, long[] longSums, int count) {
        LongVector total = LongVector.zero(LONGS);
        LongVector position = IOTA.add(first + 1).mul(StateHash.GOLDEN);
        for (int i = 0; i < count; i += LONGS.length()) {
            LongVector high = longs(sums, i).lanewise(LSHL, 32);
            LongVector low = longs(otherSums, i).and(0xFFFFFFFFL);
            LongVector words = high.or(low).add(LongVector.fromArray(LONGS, longSums, i));
            total = total.add(mix(words.add(position)));
            position = position.add(StateHash.GOLDEN * LONGS.length());
        }
        return total.reduceLanes(ADD);
    }

    private static LongVector mix(LongVector x) {
        x = x.lanewise(XOR, x.lanewise(LSHR, 30)).mul(StateHash.FIRST_MIX);
        x = x.lanewise(XOR, x.lanewise(LSHR, 27)).mul(StateHash.SECOND_MIX);
        return x.lanewise(XOR, x.lanewise(LSHR, 31));
    }

    /** The first half of a vector of ints. */
    private static LongVector longs(int[] x, int at) {
        return (LongVector) Vectors.ints(x, at).convertShape(I2L, LONGS, 0);
    }

    private static LongVector longs(byte[] x, int at) {
        return ((LongVector) ByteVector.fromArray(ByteVector.SPECIES_64, x, at).convertShape(B2L, LONGS, 0)).and(0xFF);
    }

    private static void add(IntVector words, IntVector others, int[] sums, int[] otherSums, int at) {
        IntVector.fromArray(Vectors.INTS, sums, at).add(words).intoArray(sums, at);
        IntVector.fromArray(Vectors.INTS, otherSums, at).add(others).intoArray(otherSums, at);
    }

    private static IntVector bits(float[] x, int at) {
        return FloatVector.fromArray(Vectors.FLOATS, x, at).reinterpretAsInts();
    }

    private static IntVector word(IntVector bits, int key) {
        IntVector product = bits.mul(key);
        return product.lanewise(XOR, product.lanewise(LSHR, StateHash.SPREAD));
    }

    private static IntVector otherWord(IntVector word, int otherKey) {
        return word.lanewise(LSHL, 16).or(word.lanewise(LSHR, 16)).mul(otherKey);
    }
}
