package org.caminar.engine.lanes;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.caminar.engine.exact.FixedPoint;

/**
 * What is computed in double precision from floats or for them. Each method says up to which place it has come: as far as whole vectors of floats
 * are within the arrays, of which it takes the first half, or with narrow vectors, both halves one after the other.
 */
final class VectorDoubles {
    /** The eight lanes of a sum: one vector of doubles, or two. */
    private static final VectorSpecies<Double> DOUBLES =
            Vectors.WIDTH >= 16 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;

    private static final VectorSpecies<Long> LONGS =
            Vectors.WIDTH >= 16 ? LongVector.SPECIES_512 : LongVector.SPECIES_256;

    private static final int WIDTH = DOUBLES.length();

    private static final boolean HALVES = WIDTH < ScalarLanes.LANES;

    /** Floats that must be there to read those for all lanes of a sum. */
    private static final int ROOM = ScalarLanes.LANES - WIDTH + Vectors.WIDTH;

    /** Whether the machine's vectors are wide enough for doubles to pay. */
    private static final boolean WIDE = Vectors.WIDTH >= 8;

    /** Adding this rounds a double to a whole number, which then stands in its lower bits. */
    private static final double SHIFTER = FixedPoint.WHOLE.shifter();

    private static final long SHIFTER_BITS = Double.doubleToRawLongBits(SHIFTER);

    private VectorDoubles() {}

    /** The last place from which all lanes of a sum can be read. */
    private static int last(float[] x, int to) {
        return WIDE ? Math.min(to - ScalarLanes.LANES, x.length - ROOM) : Integer.MIN_VALUE;
    }

    /** The place before which a vector of doubles may begin: below {@code to}, and where it can be read from floats and written to longs, or the other way about. */
    private static int end(int to, float[] floats, long[] longs) {
        return WIDE ? Math.min(to, Math.min(floats.length - Vectors.WIDTH, longs.length - WIDTH) + 1) : 0;
    }

    private static DoubleVector doubles(float[] x, int at) {
        return (DoubleVector) Vectors.floats(x, at).convertShape(F2D, DOUBLES, 0);
    }

    private static void write(DoubleVector low, DoubleVector high, double[] lanes) {
        low.intoArray(lanes, 0);
        if (HALVES) {
            high.intoArray(lanes, WIDTH);
        }
    }

    static int sum(float[] x, int from, int to, double[] lanes) {
        int last = last(x, to);
        if (last < from) {
            return from;
        }
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= last; i += ScalarLanes.LANES) {
            low = low.add(doubles(x, i));
            if (HALVES) {
                high = high.add(doubles(x, i + WIDTH));
            }
        }
        write(low, high, lanes);
        return i;
    }

    static int sumOfProducts(float[] x, float[] y, int from, int to, double[] lanes) {
        int last = Math.min(last(x, to), last(y, to));
        if (last < from) {
            return from;
        }
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= last; i += ScalarLanes.LANES) {
            low = low.add(doubles(x, i).mul(doubles(y, i)));
            if (HALVES) {
                high = high.add(doubles(x, i + WIDTH).mul(doubles(y, i + WIDTH)));
            }
        }
        write(low, high, lanes);
        return i;
    }

    /** Each sum waits for its last addition: two at a time fill the wait. */
    static int moments(float[] x, int from, int to, double[] lanes, double[] squareLanes) {
        int last = last(x, to);
        if (last < from) {
            return from;
        }
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        DoubleVector lowSquares = low;
        DoubleVector highSquares = low;
        int i = from;
        for (; i <= last; i += ScalarLanes.LANES) {
            DoubleVector value = doubles(x, i);
            low = low.add(value);
            lowSquares = lowSquares.add(value.mul(value));
            if (HALVES) {
                DoubleVector next = doubles(x, i + WIDTH);
                high = high.add(next);
                highSquares = highSquares.add(next.mul(next));
            }
        }
        write(low, high, lanes);
        write(lowSquares, highSquares, squareLanes);
        return i;
    }

    static int toFixed(float[] x, double scale, long[] y, int count) {
        int end = end(count, x, y);
        int i = 0;
        for (; i < end; i += WIDTH) {
            DoubleVector shifted = doubles(x, i).mul(scale).add(SHIFTER);
            shifted.reinterpretAsLongs().sub(SHIFTER_BITS).intoArray(y, i);
        }
        return i;
    }

    static int fromFixed(long[] x, double unit, float[] y, int count) {
        int end = end(count, y, x);
        int i = 0;
        for (; i < end; i += WIDTH) {
            LongVector shifted = LongVector.fromArray(LONGS, x, i).add(SHIFTER_BITS);
            DoubleVector value = shifted.reinterpretAsDoubles().sub(SHIFTER).mul(unit);
            ((FloatVector) value.convertShape(D2F, Vectors.FLOATS, 0)).intoArray(y, i);
        }
        return i;
    }

    /** Adds a row of sums, those of all copies, in whole units: {@link Lanes#drain}. */
    static void addUnits(float[] sums, int from, double[] shifters, long[] units, int at) {
        for (int m = 0; m < Lanes.ROW; m += WIDTH) {
            DoubleVector shifter = DoubleVector.fromArray(DOUBLES, shifters, m);
            DoubleVector sum =
                    (DoubleVector) Vectors.sumOfCopies(sums, from + m).convertShape(F2D, DOUBLES, 0);
            LongVector shifted = shifter.add(sum).reinterpretAsLongs();
            LongVector.fromArray(LONGS, units, at + m)
                    .add(shifted.sub(shifter.reinterpretAsLongs()))
                    .intoArray(units, at + m);
        }
    }

    /** How many of some whole numbers {@link #sum(long[], int)} can take. */
    static int wholeLongs(int count) {
        return WIDE ? count & -WIDTH : 0;
    }

    static long sum(long[] x, int count) {
        LongVector sum = LongVector.zero(LONGS);
        for (int i = 0; i < count; i += WIDTH) {
            sum = LongVector.fromArray(LONGS, x, i).add(sum);
        }
        return sum.reduceLanes(ADD);
    }

    static void sumRows(long[] x, int from, int to, long[] y) {
        for (int m = 0; m < Lanes.ROW; m += WIDTH) {
            LongVector sum = LongVector.zero(LONGS);
            for (int row = from; row < to; row++) {
                sum = LongVector.fromArray(LONGS, x, Lanes.ROW * row + m).add(sum);
            }
            sum.intoArray(y, m);
        }
    }

    /** Rounds to the next whole number, and takes one away where that is above. */
    static int bins(float[] x, double start, double perWidth, int from, int to, long[] bin) {
        int end = end(to, x, bin);
        int i = from;
        for (; i < end; i += WIDTH) {
            DoubleVector places = doubles(x, i).sub(start).mul(perWidth);
            DoubleVector shifted = places.add(SHIFTER);
            LongVector above =
                    places.sub(shifted.sub(SHIFTER)).reinterpretAsLongs().lanewise(LSHR, Long.SIZE - 1);
            shifted.reinterpretAsLongs().sub(SHIFTER_BITS).sub(above).intoArray(bin, i);
        }
        return i;
    }
}
