package org.caminar.engine.lanes;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The Vector API's lanes, in the width that the machine prefers. What does not fill a vector is rounded up to one where arrays have room,
 * else overlaps the vector before, else is left to the plain loops. The compiler makes the best of these loops each by itself: {@code
 * conf/jvm.options} keeps it from inlining them into their callers, where it may lose track of what a vector is and be ten times
 * slower.
 */
final class VectorLanes implements Lanes {
    private final ScalarLanes rest = new ScalarLanes();

    @Override
    public void exp(float[] x, int from, float[] y, int at, int count) {
        int whole = Vectors.whole(count, x.length - from, y.length - at);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            Vectors.exp(FloatVector.fromArray(Vectors.FLOATS, x, from + i)).intoArray(y, at + i);
        }
        if (whole < count) {
            if (whole > 0 && x != y) {
                Vectors.exp(FloatVector.fromArray(Vectors.FLOATS, x, from + count - Vectors.WIDTH))
                        .intoArray(y, at + count - Vectors.WIDTH);
            } else {
                rest.exp(x, from + whole, y, at + whole, count - whole);
            }
        }
    }

    @Override
    public void logistic(float[] x, float[] y, int count) {
        int whole = Vectors.whole(count, x.length, y.length);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            FloatVector inverse = Vectors.exp(Vectors.floats(x, i).neg()).add(1f);
            FloatVector.broadcast(Vectors.FLOATS, 1f).div(inverse).intoArray(y, i);
        }
        ScalarLanes.logistic(x, y, whole, count);
    }

    @Override
    public void log(float[] x, int from, float[] y, int at, int count) {
        int whole = Vectors.whole(count, x.length - from, y.length - at);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            Vectors.log(FloatVector.fromArray(Vectors.FLOATS, x, from + i)).intoArray(y, at + i);
        }
        if (whole < count) {
            if (whole > 0 && x != y) {
                Vectors.log(FloatVector.fromArray(Vectors.FLOATS, x, from + count - Vectors.WIDTH))
                        .intoArray(y, at + count - Vectors.WIDTH);
            } else {
                rest.log(x, from + whole, y, at + whole, count - whole);
            }
        }
    }

    /** In two methods: what all of it together makes is too much for the compiler to take into one. */
    @Override
    public void normals(int[] words, int from, int stride, float[] first, float[] second, int count) {
        int whole = Vectors.whole(count, Math.min(first.length, second.length), words.length - from - stride);
        radii(words, from, second, whole, count);
        turns(words, from + stride, first, second, whole, count);
    }

    private static void radii(int[] words, int from, float[] radius, int whole, int count) {
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            Vectors.radius(words, from + i, radius, i);
        }
        for (int i = whole; i < count; i++) {
            radius[i] = Draws.normalRadius(words[from + i]);
        }
    }

    private static void turns(int[] words, int angles, float[] first, float[] second, int whole, int count) {
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            Vectors.turn(words, angles + i, first, second, i);
        }
        for (int i = whole; i < count; i++) {
            float turn = Draws.uniform(words[angles + i]);
            first[i] = second[i] * FloatMath.cosTurn(turn);
            second[i] *= FloatMath.sinTurn(turn);
        }
    }

    /** Two vectors at a time, of which the second may be the last once more. */
    @Override
    public void blocks(Draws draws, int first, int tick, DrawSite site, int index, int count, int stride, int[] out) {
        int code = site.code() + index;
        int whole = Vectors.whole(count, stride, stride);
        for (int i = 0; i < whole; i += 2 * Vectors.WIDTH) {
            int next = Math.min(i + Vectors.WIDTH, whole - Vectors.WIDTH);
            IntVector entities = Vectors.IOTA.add(first + i);
            IntVector others = Vectors.IOTA.add(first + next);
            Vectors.philox(draws, entities, others, tick, code, code, i, next, stride, out, out);
        }
        for (int i = whole; i < count; i++) {
            draws.block(first + i, tick, site, index, out, i, stride);
        }
    }

    @Override
    public void blocks(
            Draws draws,
            int first,
            int tick,
            DrawSite site,
            DrawSite otherSite,
            int count,
            int stride,
            int[] out,
            int[] otherOut) {
        int whole = Vectors.whole(count, stride, stride);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            IntVector entities = Vectors.IOTA.add(first + i);
            Vectors.philox(draws, entities, entities, tick, site.code(), otherSite.code(), i, i, stride, out, otherOut);
        }
        for (int i = whole; i < count; i++) {
            draws.block(first + i, tick, site, 0, out, i, stride);
            draws.block(first + i, tick, otherSite, 0, otherOut, i, stride);
        }
    }

    /** Likewise. */
    @Override
    public void blocks(
            Draws draws,
            int base,
            int[] offsets,
            int tick,
            DrawSite site,
            int index,
            int count,
            int stride,
            int[] out) {
        int code = site.code() + index;
        int whole = Vectors.whole(count, stride, offsets.length);
        for (int i = 0; i < whole; i += 2 * Vectors.WIDTH) {
            int next = Math.min(i + Vectors.WIDTH, whole - Vectors.WIDTH);
            IntVector entities = Vectors.ints(offsets, i).add(base);
            IntVector others = Vectors.ints(offsets, next).add(base);
            Vectors.philox(draws, entities, others, tick, code, code, i, next, stride, out, out);
        }
        for (int i = whole; i < count; i++) {
            draws.block(base + offsets[i], tick, site, index, out, i, stride);
        }
    }

    @Override
    public double sum(float[] x, int from, int to) {
        double[] lanes = new double[ScalarLanes.LANES];
        return ScalarLanes.sum(x, VectorDoubles.sum(x, from, to, lanes), to, lanes);
    }

    @Override
    public long sum(long[] x, int count) {
        int whole = VectorDoubles.wholeLongs(count);
        return VectorDoubles.sum(x, whole) + ScalarLanes.sum(x, whole, count);
    }

    @Override
    public double sumOfProducts(float[] x, float[] y, int from, int to) {
        double[] lanes = new double[ScalarLanes.LANES];
        return ScalarLanes.sumOfProducts(x, y, VectorDoubles.sumOfProducts(x, y, from, to, lanes), to, lanes);
    }

    @Override
    public void moments(float[] x, int from, int to, int at, double[] sums, double[] squares) {
        double[] lanes = new double[ScalarLanes.LANES];
        double[] squareLanes = new double[ScalarLanes.LANES];
        int next = VectorDoubles.moments(x, from, to, lanes, squareLanes);
        sums[at] = ScalarLanes.sum(x, next, to, lanes);
        squares[at] = ScalarLanes.sumOfProducts(x, x, next, to, squareLanes);
    }

    @Override
    public void clip(float[] x, float lowest, float highest, int count) {
        int least = Float.floatToRawIntBits(lowest);
        int most = Float.floatToRawIntBits(highest);
        int i = 0;
        for (; i <= count - Vectors.WIDTH; i += Vectors.WIDTH) {
            Vectors.clip(FloatVector.fromArray(Vectors.FLOATS, x, i), least, most)
                    .intoArray(x, i);
        }
        for (; i < count; i++) {
            x[i] = Math.max(lowest, Math.min(highest, x[i]));
        }
    }

    @Override
    public void disturb(
            float[] x,
            int from,
            float shift,
            float[] noise,
            float deviation,
            float mean,
            float lowest,
            float highest,
            float[] y,
            int at,
            int start,
            int end) {
        int least = Float.floatToRawIntBits(lowest);
        int most = Float.floatToRawIntBits(highest);
        int i = start;
        for (; i <= end - Vectors.WIDTH; i += Vectors.WIDTH) {
            FloatVector noisy = FloatVector.fromArray(Vectors.FLOATS, x, from + i)
                    .add(shift)
                    .add(FloatVector.fromArray(Vectors.FLOATS, noise, i).mul(deviation));
            Vectors.clip(noisy.add(mean), least, most).intoArray(y, at + i);
        }
        rest.disturb(x, from, shift, noise, deviation, mean, lowest, highest, y, at, i, end);
    }

    @Override
    public void harmonicMeans(float[] x, int columns, int stride, float[] y, int count) {
        int whole = Vectors.whole(count, x.length - (columns - 1) * stride, y.length);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            FloatVector inverse = FloatVector.zero(Vectors.FLOATS);
            for (int k = 0; k < columns; k++) {
                inverse = inverse.add(Vectors.inverse(x, k * stride + i));
            }
            FloatVector.broadcast(Vectors.FLOATS, columns).div(inverse).intoArray(y, i);
        }
        ScalarLanes.harmonicMeans(x, columns, stride, y, whole, count);
    }

    @Override
    public void dampen(float[] x, float[] a, float[] b, float[] y, int from, int to) {
        int whole = Vectors.whole(to - from, x.length - from, Math.min(Math.min(a.length, b.length), y.length) - from);
        for (int i = from; i < from + whole; i += Vectors.WIDTH) {
            FloatVector gap = FloatVector.fromArray(Vectors.FLOATS, x, i);
            Vectors.dampen(
                            gap,
                            FloatVector.fromArray(Vectors.FLOATS, a, i),
                            FloatVector.fromArray(Vectors.FLOATS, b, i))
                    .intoArray(y, i);
        }
        rest.dampen(x, a, b, y, from + whole, to);
    }

    @Override
    public void dampen(float[] x, float a, float b, float[] y, int from, int to) {
        FloatVector factor = FloatVector.broadcast(Vectors.FLOATS, a);
        FloatVector rate = FloatVector.broadcast(Vectors.FLOATS, b);
        int whole = Vectors.whole(to - from, x.length - from, y.length - from);
        for (int i = from; i < from + whole; i += Vectors.WIDTH) {
            Vectors.dampen(FloatVector.fromArray(Vectors.FLOATS, x, i), factor, rate)
                    .intoArray(y, i);
        }
        rest.dampen(x, a, b, y, from + whole, to);
    }

    @Override
    public void addColumns(float[] x, int columns, int stride, float[] y, int count) {
        int whole = Vectors.whole(count, x.length - (columns - 1) * stride, y.length);
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            FloatVector sum = FloatVector.zero(Vectors.FLOATS);
            for (int k = 0; k < columns; k++) {
                sum = FloatVector.fromArray(Vectors.FLOATS, x, k * stride + i).add(sum);
            }
            Vectors.exact(sum).intoArray(y, i);
        }
        ScalarLanes.addColumns(x, columns, stride, y, whole, count);
    }

    /** In two methods of four columns each: the compiler does not take all that eight are made of into one. */
    @Override
    public void complementMeans(
            float[] x, float[] y, int stride, float[] harmonicMean, float[] fourthPowerMean, int count) {
        int places = Math.min(x.length, y.length) - (COLUMNS - 1) * stride;
        int whole = Vectors.whole(count, places, Math.min(harmonicMean.length, fourthPowerMean.length));
        firstColumns(x, y, whole, stride, harmonicMean, fourthPowerMean);
        lastColumns(x, y, whole, stride, harmonicMean, fourthPowerMean);
        ScalarLanes.complementMeans(x, y, stride, harmonicMean, fourthPowerMean, whole, count);
    }

    /** Sums over the first four columns. */
    private static void firstColumns(float[] x, float[] y, int whole, int stride, float[] inverses, float[] fourths) {
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            FloatVector c0 = Vectors.inverseSquare(x, y, i);
            FloatVector c1 = Vectors.inverseSquare(x, y, i + stride);
            FloatVector c2 = Vectors.inverseSquare(x, y, i + 2 * stride);
            FloatVector c3 = Vectors.inverseSquare(x, y, i + 3 * stride);
            c0.sqrt().add(c1.sqrt()).add(c2.sqrt()).add(c3.sqrt()).intoArray(inverses, i);
            c0.mul(c0).add(c1.mul(c1)).add(c2.mul(c2)).add(c3.mul(c3)).intoArray(fourths, i);
        }
    }

    /** Adds the other columns to the sums, and makes means of them. */
    private static void lastColumns(float[] x, float[] y, int whole, int stride, float[] inverses, float[] fourths) {
        for (int i = 0; i < whole; i += Vectors.WIDTH) {
            FloatVector c4 = Vectors.inverseSquare(x, y, i + 4 * stride);
            FloatVector c5 = Vectors.inverseSquare(x, y, i + 5 * stride);
            FloatVector c6 = Vectors.inverseSquare(x, y, i + 6 * stride);
            FloatVector c7 = Vectors.inverseSquare(x, y, i + 7 * stride);
            FloatVector inverse = Vectors.floats(inverses, i).add(c4.sqrt()).add(c5.sqrt());
            FloatVector fourth = Vectors.floats(fourths, i).add(c4.mul(c4)).add(c5.mul(c5));
            FloatVector.broadcast(Vectors.FLOATS, COLUMNS)
                    .div(inverse.add(c6.sqrt()).add(c7.sqrt()))
                    .intoArray(inverses, i);
            FloatVector.broadcast(Vectors.FLOATS, 1f)
                    .div(fourth.mul(1f / FIRST_COLUMNS).sqrt().sqrt())
                    .intoArray(fourths, i);
        }
    }

    @Override
    public void toFixed(float[] x, double scale, long[] y, int count) {
        ScalarLanes.toFixed(x, scale, y, VectorDoubles.toFixed(x, scale, y, count), count);
    }

    @Override
    public void fromFixed(long[] x, double unit, float[] y, int count) {
        ScalarLanes.fromFixed(x, unit, y, VectorDoubles.fromFixed(x, unit, y, count), count);
    }

    @Override
    public void countAtLeast(float[] x, float bound, int amount, int[] y, int count) {
        ScalarLanes.countAtLeast(x, bound, amount, y, VectorMarks.countAtLeast(x, bound, amount, y, count), count);
    }

    @Override
    public void countBelow(int[] x, int right, int bound, int amount, int[] y, int from, int to) {
        int next = VectorMarks.countBelow(x, right, bound, amount, y, from, to);
        rest.countBelow(x, right, bound, amount, y, next, to);
    }

    @Override
    public void markBelow(int[] words, int first, float[] bounds, int[] y, int from, int to) {
        rest.markBelow(words, first, bounds, y, VectorMarks.markBelow(words, first, bounds, y, from, to), to);
    }

    @Override
    public void markBelow(int[] words, int first, int threshold, int[] y, int from, int to) {
        rest.markBelow(words, first, threshold, y, VectorMarks.markBelow(words, first, threshold, y, from, to), to);
    }

    @Override
    public void flipBits(int[] x, int right, int mask, int[] y, int count) {
        ScalarLanes.flipBits(x, right, mask, y, VectorMarks.flipBits(x, right, mask, y, count), count);
    }

    @Override
    public int select(int[] x, int flip, int mask, int from, int to, int[] list) {
        if (Vectors.WIDTH < 8 || x.length < Long.SIZE) {
            return rest.select(x, flip, mask, from, to, list);
        }
        int count = 0;
        for (int i = from; i < to; i += VectorMarks.TURN) {
            count = VectorMarks.select(x, flip, mask, i, Math.min(to, i + VectorMarks.TURN), list, count);
        }
        return count;
    }

    @Override
    public void addRows(
            float[] rows, int[] marks, int[] list, int[] cells, int from, int to, float[] sums, int[] counts) {
        for (int c = from; c < to; c++) {
            int i = list[c];
            int word = marks[i];
            int row = ROW * (i & (ROWS - 1));
            int at = ROW * (COPIES * cells[c] + (c & (COPIES - 1)));
            for (int m = 0; m < ROW; m += Vectors.WIDTH) {
                Vectors.add(Vectors.floats(rows, row + m), sums, at + m);
                Vectors.add(Vectors.marks(word >>> (MARK * m)), counts, at + m);
            }
        }
    }

    @Override
    public void drain(float[] sums, int[] counts, int cells, double[] shifters, long[] units, int[] totals) {
        if (Vectors.WIDTH < 8) {
            rest.drain(sums, counts, cells, shifters, units, totals);
            return;
        }
        for (int c = 0; c < cells; c++) {
            VectorDoubles.addUnits(sums, ROW * COPIES * c, shifters, units, ROW * c);
            for (int m = 0; m < ROW; m += Vectors.WIDTH) {
                Vectors.add(Vectors.sumOfCopies(counts, ROW * COPIES * c + m), totals, ROW * c + m);
            }
        }
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }

    @Override
    public void sumRows(long[] x, int from, int to, long[] y) {
        if (Vectors.WIDTH < 8) {
            rest.sumRows(x, from, to, y);
        } else {
            VectorDoubles.sumRows(x, from, to, y);
        }
    }

    @Override
    public void sumRows(int[] x, int from, int to, int[] y) {
        for (int m = 0; m < ROW; m += Vectors.WIDTH) {
            IntVector sum = IntVector.zero(Vectors.INTS);
            for (int row = from; row < to; row++) {
                sum = Vectors.ints(x, ROW * row + m).add(sum);
            }
            sum.intoArray(y, m);
        }
    }

    @Override
    public void bins(float[] x, double start, double perWidth, int from, int to, long[] bin) {
        rest.bins(x, start, perWidth, VectorDoubles.bins(x, start, perWidth, from, to, bin), to, bin);
    }

    @Override
    public void addToHash(int column, float[] x, int[] sums, int[] otherSums, int count) {
        ScalarLanes.addToHash(column, x, sums, otherSums, VectorHashes.add(column, x, sums, otherSums, count), count);
    }

    @Override
    public void addToHash(int column, float[] x, int columns, int stride, int[] sums, int[] otherSums, int count) {
        int done = VectorHashes.add(column, x, columns, stride, sums, otherSums, count);
        ScalarLanes.addToHash(column, x, columns, stride, sums, otherSums, done, count);
    }

    @Override
    public void addToHash(int column, int[] x, int[] sums, int[] otherSums, int count) {
        ScalarLanes.addToHash(column, x, sums, otherSums, VectorHashes.add(column, x, sums, otherSums, count), count);
    }

    @Override
    public void addToHash(int column, long[] x, long[] longSums, int count) {
        ScalarLanes.addToHash(column, x, longSums, VectorHashes.add(column, x, longSums, count), count);
    }

    @Override
    public long hashRecords(long first, int[] sums, int[] otherSums, long[] longSums, int count) {
        int whole = VectorHashes.wholeRecords(sums, otherSums, count);
        return VectorHashes.records(first, sums, otherSums, longSums, whole)
                + ScalarLanes.hashRecords(first, sums, otherSums, longSums, whole, count);
    }

    @Override
    public void pack(int[] a, int right, byte[] c, byte[] d, byte[] e, long[] y, int count) {
        ScalarLanes.pack(a, right, c, d, e, y, VectorHashes.pack(a, right, c, d, e, y, count), count);
    }
}
