package org.caminar.engine.lanes;

import java.util.Arrays;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.exact.StateHash;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/** Plain loops: the reference for every other implementation. */
final class ScalarLanes implements Lanes {
    /** Lanes of a sum. */
    static final int LANES = 8;

    @Override
    public void exp(float[] x, int from, float[] y, int at, int count) {
        for (int i = 0; i < count; i++) {
            y[at + i] = FloatMath.exp(x[from + i]);
        }
    }

    @Override
    public void logistic(float[] x, float[] y, int count) {
        logistic(x, y, 0, count);
    }

    static void logistic(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatMath.logistic(x[i]);
        }
    }

    @Override
    public void log(float[] x, int from, float[] y, int at, int count) {
        for (int i = 0; i < count; i++) {
            y[at + i] = FloatMath.log(x[from + i]);
        }
    }

    @Override
    public void normals(int[] words, int from, int stride, float[] first, float[] second, int count) {
        for (int i = 0; i < count; i++) {
            int radius = words[from + i];
            int angle = words[from + stride + i];
            first[i] = Draws.normal(radius, angle);
            second[i] = Draws.secondNormal(radius, angle);
        }
    }

    @Override
    public void blocks(Draws draws, int first, int tick, DrawSite site, int index, int count, int stride, int[] out) {
        for (int i = 0; i < count; i++) {
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
        blocks(draws, first, tick, site, 0, count, stride, out);
        blocks(draws, first, tick, otherSite, 0, count, stride, otherOut);
    }

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
        for (int i = 0; i < count; i++) {
            draws.block(base + offsets[i], tick, site, index, out, i, stride);
        }
    }

    @Override
    public double sum(float[] x, int from, int to) {
        return sum(x, from, to, new double[LANES]);
    }

    /** Goes on at the first lane, given what the lanes hold. */
    static double sum(float[] x, int from, int to, double[] lanes) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += x[i + lane];
            }
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += x[i];
        }
        return total(lanes) + rest;
    }

    @Override
    public long sum(long[] x, int count) {
        return sum(x, 0, count);
    }

    static long sum(long[] x, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    @Override
    public double sumOfProducts(float[] x, float[] y, int from, int to) {
        return sumOfProducts(x, y, from, to, new double[LANES]);
    }

    static double sumOfProducts(float[] x, float[] y, int from, int to, double[] lanes) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (double) x[i + lane] * y[i + lane];
            }
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) x[i] * y[i];
        }
        return total(lanes) + rest;
    }

    /** Adds up the lanes in the order that all implementations keep. */
    private static double total(double[] lanes) {
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }

    @Override
    public void moments(float[] x, int from, int to, int at, double[] sums, double[] squares) {
        sums[at] = sum(x, from, to);
        squares[at] = sumOfProducts(x, x, from, to);
    }

    @Override
    public void clip(float[] x, float lowest, float highest, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(lowest, Math.min(highest, x[i]));
        }
    }

    @Override
    public void dampen(float[] x, float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatMath.dampen(x[i], a[i], b[i]);
        }
    }

    @Override
    public void dampen(float[] x, float a, float b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatMath.dampen(x[i], a, b);
        }
    }

    @Override
    public void addColumns(float[] x, int columns, int stride, float[] y, int count) {
        addColumns(x, columns, stride, y, 0, count);
    }

    static void addColumns(float[] x, int columns, int stride, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            float sum = 0f;
            for (int k = 0; k < columns; k++) {
                sum += x[k * stride + i];
            }
            y[i] = sum;
        }
    }

    @Override
    public void complementMeans(
            float[] x, float[] y, int stride, float[] harmonicMean, float[] fourthPowerMean, int count) {
        complementMeans(x, y, stride, harmonicMean, fourthPowerMean, 0, count);
    }

    static void complementMeans(
            float[] x, float[] y, int stride, float[] harmonicMean, float[] fourthPowerMean, int from, int to) {
        for (int i = from; i < to; i++) {
            float inverseSum = 0f;
            float fourthSum = 0f;
            for (int k = 0; k < COLUMNS; k++) {
                float square = FloatMath.inverseSquare(x[k * stride + i], y[k * stride + i]);
                inverseSum += (float) Math.sqrt(square);
                fourthSum += k < FIRST_COLUMNS ? square * square : 0f;
            }
            harmonicMean[i] = COLUMNS / inverseSum;
            fourthPowerMean[i] = 1f / (float) Math.sqrt((float) Math.sqrt(fourthSum * (1f / FIRST_COLUMNS)));
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
        for (int i = start; i < end; i++) {
            float number = x[from + i] + shift + deviation * noise[i] + mean;
            y[at + i] = Math.max(lowest, Math.min(highest, number));
        }
    }

    @Override
    public void harmonicMeans(float[] x, int columns, int stride, float[] y, int count) {
        harmonicMeans(x, columns, stride, y, 0, count);
    }

    static void harmonicMeans(float[] x, int columns, int stride, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            float inverse = 0f;
            for (int k = 0; k < columns; k++) {
                inverse += 1f / x[k * stride + i];
            }
            y[i] = columns / inverse;
        }
    }

    @Override
    public void toFixed(float[] x, double scale, long[] y, int count) {
        toFixed(x, scale, y, 0, count);
    }

    static void toFixed(float[] x, double scale, long[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (long) Math.rint(x[i] * scale);
        }
    }

    @Override
    public void fromFixed(long[] x, double unit, float[] y, int count) {
        fromFixed(x, unit, y, 0, count);
    }

    static void fromFixed(long[] x, double unit, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (float) (x[i] * unit);
        }
    }

    @Override
    public void countAtLeast(float[] x, float bound, int amount, int[] y, int count) {
        countAtLeast(x, bound, amount, y, 0, count);
    }

    /** Numbers of equal sign compare as their bits do: no branch that half of the numbers would take. */
    static void countAtLeast(float[] x, float bound, int amount, int[] y, int from, int to) {
        int bits = Float.floatToRawIntBits(bound);
        for (int i = from; i < to; i++) {
            y[i] += ~(Float.floatToRawIntBits(x[i]) - bits) >> 31 & amount;
        }
    }

    @Override
    public void countBelow(int[] x, int right, int bound, int amount, int[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] += (((x[i] >>> right) - bound) >> 31) & amount;
        }
    }

    @Override
    public void markBelow(int[] words, int first, float[] bounds, int[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Float.floatToRawIntBits(Draws.uniform(words[first + i]) - bounds[i]);
        }
    }

    @Override
    public void markBelow(int[] words, int first, int threshold, int[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (words[first + i] >>> 8) - threshold;
        }
    }

    @Override
    public void flipBits(int[] x, int right, int mask, int[] y, int count) {
        flipBits(x, right, mask, y, 0, count);
    }

    static void flipBits(int[] x, int right, int mask, int[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] ^= (x[i] >>> right) & mask;
        }
    }

    @Override
    public int select(int[] x, int flip, int mask, int from, int to, int[] list) {
        return select(x, flip, mask, from, to, list, 0);
    }

    /** The same, after {@code before} that are listed already. Without a branch, which would often go the other way. */
    static int select(int[] x, int flip, int mask, int from, int to, int[] list, int before) {
        int count = before;
        for (int i = from; i < to; i++) {
            list[count] = i;
            int bits = (x[i] ^ flip) & mask;
            count += (bits | -bits) >>> 31;
        }
        return count;
    }

    @Override
    public void addRows(
            float[] rows, int[] marks, int[] list, int[] cells, int from, int to, float[] sums, int[] counts) {
        for (int c = from; c < to; c++) {
            int row = ROW * (list[c] & (ROWS - 1));
            int word = marks[list[c]];
            int at = ROW * (COPIES * cells[c] + (c & (COPIES - 1)));
            for (int m = 0; m < ROW; m++) {
                sums[at + m] += rows[row + m];
                counts[at + m] += (word >>> (MARK * m)) & ((1 << MARK) - 1);
            }
        }
    }

    @Override
    public void drain(float[] sums, int[] counts, int cells, double[] shifters, long[] units, int[] totals) {
        for (int to = 0; to < ROW * cells; to++) {
            int m = to & (ROW - 1);
            float sum = 0;
            for (int copy = 0; copy < COPIES; copy++) {
                int at = COPIES * (to - m) + ROW * copy + m;
                sum += sums[at];
                totals[to] += counts[at];
                sums[at] = 0;
                counts[at] = 0;
            }
            units[to] += Double.doubleToRawLongBits(shifters[m] + sum) - Double.doubleToRawLongBits(shifters[m]);
        }
    }

    @Override
    public void sumRows(long[] x, int from, int to, long[] y) {
        Arrays.fill(y, 0, ROW, 0);
        for (int at = ROW * from; at < ROW * to; at++) {
            y[at & (ROW - 1)] += x[at];
        }
    }

    @Override
    public void sumRows(int[] x, int from, int to, int[] y) {
        Arrays.fill(y, 0, ROW, 0);
        for (int at = ROW * from; at < ROW * to; at++) {
            y[at & (ROW - 1)] += x[at];
        }
    }

    @Override
    public void bins(float[] x, double start, double perWidth, int from, int to, long[] bin) {
        for (int i = from; i < to; i++) {
            bin[i] = Histogram.bin(x[i], start, perWidth);
        }
    }

    @Override
    public void addToHash(int column, float[] x, int[] sums, int[] otherSums, int count) {
        addToHash(column, x, sums, otherSums, 0, count);
    }

    static void addToHash(int column, float[] x, int[] sums, int[] otherSums, int from, int to) {
        for (int i = from; i < to; i++) {
            StateHash.add(column, Float.floatToRawIntBits(x[i]), i, sums, otherSums);
        }
    }

    @Override
    public void addToHash(int column, float[] x, int columns, int stride, int[] sums, int[] otherSums, int count) {
        addToHash(column, x, columns, stride, sums, otherSums, 0, count);
    }

    static void addToHash(
            int column, float[] x, int columns, int stride, int[] sums, int[] otherSums, int from, int to) {
        for (int k = 0; k < columns; k++) {
            for (int i = from; i < to; i++) {
                StateHash.add(column + k, Float.floatToRawIntBits(x[k * stride + i]), i, sums, otherSums);
            }
        }
    }

    @Override
    public void addToHash(int column, int[] x, int[] sums, int[] otherSums, int count) {
        addToHash(column, x, sums, otherSums, 0, count);
    }

    static void addToHash(int column, int[] x, int[] sums, int[] otherSums, int from, int to) {
        for (int i = from; i < to; i++) {
            StateHash.add(column, x[i], i, sums, otherSums);
        }
    }

    @Override
    public void addToHash(int column, long[] x, long[] longSums, int count) {
        addToHash(column, x, longSums, 0, count);
    }

    static void addToHash(int column, long[] x, long[] longSums, int from, int to) {
        long key = StateHash.longKey(column);
        for (int i = from; i < to; i++) {
            longSums[i] += StateHash.spread(x[i], key);
        }
    }

    @Override
    public long hashRecords(long first, int[] sums, int[] otherSums, long[] longSums, int count) {
        return hashRecords(first, sums, otherSums, longSums, 0, count);
    }

    static long hashRecords(long first, int[] sums, int[] otherSums, long[] longSums, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash += StateHash.record(first + i, sums[i], otherSums[i], longSums[i]);
        }
        return hash;
    }

    @Override
    public void pack(int[] a, int right, byte[] c, byte[] d, byte[] e, long[] y, int count) {
        pack(a, right, c, d, e, y, 0, count);
    }

    static void pack(int[] a, int right, byte[] c, byte[] d, byte[] e, long[] y, int from, int to) {
        int lower = (1 << right) - 1;
        for (int i = from; i < to; i++) {
            y[i] = ((long) (a[i] & lower) << 40)
                    | (long) (a[i] >>> right) << 24
                    | (c[i] & 0xFF) << 16
                    | (d[i] & 0xFF) << 8
                    | (e[i] & 0xFF);
        }
    }
}
