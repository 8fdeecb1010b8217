package org.caminar.engine.lanes;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * What marks some of many firms. Comparisons are differences whose sign fills a lane: Java 17 is slow with masks of its own. Kernels
 * say up to which place they have come: whole vectors, beyond what was asked for where arrays have room.
 */
final class VectorMarks {
    /** Each bit of a word. */
    private static final int[] BITS =
            IntStream.range(0, Integer.SIZE).map(place -> 1 << place).toArray();

    /** Words at the end of a list, which what is written before them, up to six places too many, must not reach. */
    private static final int WORDS = Lanes.SELECTING - 8;

    /** Places that are selected at a time. */
    static final int TURN = WORDS * Integer.SIZE;

    private VectorMarks() {}

    static int countAtLeast(float[] x, float bound, int amount, int[] y, int count) {
        int bits = Float.floatToRawIntBits(bound);
        int whole = Vectors.whole(count, x.length, y.length);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector below = FloatVector.fromArray(Vectors.FLOATS, x, i)
                    .reinterpretAsInts()
                    .sub(bits)
                    .lanewise(ASHR, 31);
            IntVector.fromArray(Vectors.INTS, y, i).add(below.not().and(amount)).intoArray(y, i);
        }
        return whole;
    }

    static int countBelow(int[] x, int right, int bound, int amount, int[] y, int from, int to) {
        int end = from + Vectors.whole(to - from, x.length - from, y.length - from);
        for (int i = from; i < end; i += Vectors.WIDTH) {
            IntVector below = IntVector.fromArray(Vectors.INTS, x, i)
                    .lanewise(LSHR, right)
                    .sub(bound)
                    .lanewise(ASHR, 31);
            IntVector.fromArray(Vectors.INTS, y, i).add(below.and(amount)).intoArray(y, i);
        }
        return end;
    }

    static int markBelow(int[] words, int first, float[] bounds, int[] y, int from, int to) {
        int room = Math.min(words.length - first, y.length) - from;
        int end = from + Vectors.whole(to - from, bounds.length - from, room);
        for (int i = from; i < end; i += Vectors.WIDTH) {
            Vectors.uniform(IntVector.fromArray(Vectors.INTS, words, first + i))
                    .sub(FloatVector.fromArray(Vectors.FLOATS, bounds, i))
                    .reinterpretAsInts()
                    .intoArray(y, i);
        }
        return end;
    }

    static int markBelow(int[] words, int first, int threshold, int[] y, int from, int to) {
        int end = from + Vectors.whole(to - from, words.length - first - from, y.length - from);
        for (int i = from; i < end; i += Vectors.WIDTH) {
            IntVector.fromArray(Vectors.INTS, words, first + i)
                    .lanewise(LSHR, 8)
                    .sub(threshold)
                    .intoArray(y, i);
        }
        return end;
    }

    static int flipBits(int[] x, int right, int mask, int[] y, int count) {
        int whole = Vectors.whole(count, x.length, y.length);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector bits = IntVector.fromArray(Vectors.INTS, x, i)
                    .lanewise(LSHR, right)
                    .and(mask);
            IntVector.fromArray(Vectors.INTS, y, i).lanewise(XOR, bits).intoArray(y, i);
        }
        return whole;
    }

    /**
     * Appends to a list of {@code count} the places in [from, to), at most {@link #TURN}, as {@link Lanes#select} does. A word for every 32 places, a bit each,
     * goes to the end of the list before any is listed: how many bits a word has is not to be foreseen, and nothing else should wait for it. The
     * last words overlap those before, whose places do not count again.
     */
    static int select(int[] x, int flip, int mask, int from, int to, int[] list, int count) {
        int last = x.length - Long.SIZE;
        int words = list.length - WORDS;
        int word = words;
        for (int i = from; i < to; i += Long.SIZE) {
            for (int half = 0; half < Long.SIZE; half += Integer.SIZE) {
                list[word] = chosen(x, Math.min(i, last) + half, flip, mask);
                word++;
            }
        }
        word = words;
        int listed = count;
        for (int i = from; i < to; i += Long.SIZE) {
            int start = Math.min(i, last);
            long wanted = -1L << i - start & -1L >>> Math.max(0, start + Long.SIZE - to);
            long bits = list[word] & 0xFFFFFFFFL | (long) list[word + 1] << Integer.SIZE;
            listed = list(bits & wanted, start, list, listed);
            word += 2;
        }
        return listed;
    }

    /** A bit for each of the 32 words from {@code x[i]} on that has, flipped, any bit of the mask. */
    private static int chosen(int[] x, int i, int flip, int mask) {
        IntVector bits = chosen(x, i, flip, mask, 0).or(chosen(x, i, flip, mask, Vectors.WIDTH));
        if (Vectors.WIDTH == 8) {
            bits = bits.or(chosen(x, i, flip, mask, 16)).or(chosen(x, i, flip, mask, 24));
        }
        return bits.reduceLanes(OR);
    }

    /** Bit {@code place} plus its number in each lane of {@code x[i + place]} that has, flipped, any bit of the mask. */
    private static IntVector chosen(int[] x, int i, int flip, int mask, int place) {
        IntVector bits = IntVector.fromArray(Vectors.INTS, x, i + place)
                .lanewise(XOR, flip)
                .and(mask);
        return bits.or(bits.neg()).lanewise(ASHR, Integer.SIZE - 1).and(IntVector.fromArray(Vectors.INTS, BITS, place));
    }

    /**
     * Appends the places of bits, {@code first} and on, to a list of {@code count}; returns how many there are then. Some more are written than there
     * may be: a branch for each would often go the other way.
     */
    private static int list(long word, int first, int[] list, int count) {
        int end = count + Long.bitCount(word);
        long bits = word;
        int next = count;
        do {
            list[next] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            list[next + 1] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            list[next + 2] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            list[next + 3] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            list[next + 4] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            list[next + 5] = first + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            next += 6;
        } while (next < end);
        return end;
    }
}
