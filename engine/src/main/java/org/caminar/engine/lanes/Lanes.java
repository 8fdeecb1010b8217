package org.caminar.engine.lanes;

import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Functions over arrays, in which a quarter spends most of its time: what {@link org.caminar.engine.exact.FloatMath} and {@link Draws} do
 * for one firm, for many at once. There are two implementations, equal to the bit: plain loops, and the Vector API where the
 * incubating module {@code jdk.incubator.vector} is in the boot layer ({@code --add-modules jdk.incubator.vector}). No result depends on
 * which one serves, nor on the width of the machine's vectors.
 *
 * <p>Input and output may be the same array at the same offset; other overlaps are not allowed. Where an array of output has room beyond
 * what was asked for, up to fifteen of its places there may be overwritten (for blocks: in each of the four rows): arrays whose length is
 * a multiple of 16 are served fastest.
 */
public interface Lanes {
    /** Numbers of a row, and marks of a word, in {@link #addRows}. */
    int ROW = 16;

    /** Bits of a mark. */
    int MARK = 2;

    /** Rows that there is room for at a time. */
    int ROWS = 128;

    /** Copies of a cell. */
    int COPIES = 4;

    /** Places that a list needs for {@link #select} beyond those that may be listed. */
    int SELECTING = 24;

    /** Columns of {@link #complementMeans}, and how many of them the second mean is of. */
    int COLUMNS = 8;

    int FIRST_COLUMNS = 6;

    /** The faster one that this JVM offers; {@code -Dcaminar.vectors=off} asks for plain loops. */
    Lanes BEST = LanesChoice.choose();

    /** {@code y[at + i] = e^x[from + i]} for i in [0, count), as {@link org.caminar.engine.exact.FloatMath#exp}. */
    void exp(float[] x, int from, float[] y, int at, int count);

    /** {@code y[i] = 1 / (1 + e^-x[i])} for i in [0, count), as {@link org.caminar.engine.exact.FloatMath#logistic}. */
    void logistic(float[] x, float[] y, int count);

    /** {@code y[at + i] = ln x[from + i]} for i in [0, count), as {@link org.caminar.engine.exact.FloatMath#log}. */
    void log(float[] x, int from, float[] y, int at, int count);

    /**
     * Pairs of standard normals from pairs of words: radius words at {@code words[from + i]}, angle words at {@code words[from + stride +
     * i]}, as {@link Draws#normal} and {@link Draws#secondNormal}.
     */
    void normals(int[] words, int from, int stride, float[] first, float[] second, int count);

    /**
     * Blocks of consecutive entities at the {@code index}-th code of a site: word {@code w} of entity {@code first + i} goes to {@code out[w *
     * stride + i]} for i in [0, count), as {@link Draws#block}.
     */
    void blocks(Draws draws, int first, int tick, DrawSite site, int index, int count, int stride, int[] out);

    /** Blocks of consecutive entities at two sites, each as above at its first code. */
    void blocks(
            Draws draws,
            int first,
            int tick,
            DrawSite site,
            DrawSite otherSite,
            int count,
            int stride,
            int[] out,
            int[] otherOut);

    /** Blocks of listed entities: word {@code w} of entity {@code base + offsets[i]} goes to {@code out[w * stride + i]}. */
    void blocks(
            Draws draws, int base, int[] offsets, int tick, DrawSite site, int index, int count, int stride, int[] out);

    /**
     * Sum of x over [from, to) in double precision. Eight lanes, i mod 8 from {@code from}, are added up at the end in a fixed order; what
     * does not fill the lanes comes last, so that the sum is the same on every machine. For sums within a district; across
     * districts add in {@link org.caminar.engine.exact.FixedPoint}.
     */
    double sum(float[] x, int from, int to);

    /** Sum of the first {@code count} whole numbers, modulo 2^64. */
    long sum(long[] x, int count);

    /** Sum of x y over [from, to), each product exact, in the same lanes. */
    double sumOfProducts(float[] x, float[] y, int from, int to);

    /**
     * Sum and sum of squares of x over [from, to) as {@link #sum} and {@link #sumOfProducts} make them, in one pass, to {@code sums[at]} and
     * {@code squares[at]}.
     */
    void moments(float[] x, int from, int to, int at, double[] sums, double[] squares);

    /** Bounds the first {@code count} numbers: {@code max(lowest, min(highest, x[i]))}; bounds are positive, and no number is NaN. */
    void clip(float[] x, float lowest, float highest, int count);

    /**
     * Numbers with noise, bounded as by {@link #clip}: {@code y[at + i]} from {@code x[from + i] + shift + deviation * noise[i] + mean}, added up
     * in this order, for i in [start, end).
     */
    void disturb(
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
            int end);

    /** Harmonic means over columns: {@code y[i] = columns / (1 / x[i] + 1 / x[stride + i] + ...)} for i in [0, count). */
    void harmonicMeans(float[] x, int columns, int stride, float[] y, int count);

    /** {@code y[i] = min(x[i], a[i] x[i] e^(1 - x[i] b[i]))} for i in [from, to); neither x nor a may have its sign set. */
    void dampen(float[] x, float[] a, float[] b, float[] y, int from, int to);

    /** The same with one a and one b for all. */
    void dampen(float[] x, float a, float b, float[] y, int from, int to);

    /** Sums of columns, in their order: {@code y[i] = x[i] + x[stride + i] + ...} for i in [0, count). */
    void addColumns(float[] x, int columns, int stride, float[] y, int count);

    /**
     * Means of {@link #COLUMNS} columns of square complements, {@code c = (½ x^-2 + ½ y^-2)^(-1/2)}, of the positive numbers at {@code [k * stride
     * + i]}: for i in [0, count) the harmonic mean of all columns, and the power mean with exponent -4 of the {@link #FIRST_COLUMNS}.
     */
    void complementMeans(float[] x, float[] y, int stride, float[] harmonicMean, float[] fourthPowerMean, int count);

    /**
     * Whole multiples of a unit: {@code y[i] = } the integer next to {@code x[i] * scale}, halves to even, for i in [0, count). Products must
     * stay below 2^51 in size.
     */
    void toFixed(float[] x, double scale, long[] y, int count);

    /** Numbers that multiples of a unit stand for: {@code y[i] = x[i] * unit} rounded to a float; multiples below 2^51 in size. */
    void fromFixed(long[] x, double unit, float[] y, int count);

    /** Adds {@code amount} to {@code y[i]} where {@code x[i] >= bound}, for i in [0, count); neither side may be NaN or have its sign set. */
    void countAtLeast(float[] x, float bound, int amount, int[] y, int count);

    /**
     * Marks by their sign the {@code y[i]} for which the uniform number of a word, {@link Draws#uniform} of {@code words[first + i]}, is below
     * {@code bounds[i]}, for i in [from, to).
     */
    void markBelow(int[] words, int first, float[] bounds, int[] y, int from, int to);

    /** The same with one bound for all, given as its {@link Draws#threshold}. */
    void markBelow(int[] words, int first, int threshold, int[] y, int from, int to);

    /** Adds {@code amount} to {@code y[i]} where {@code x[i] >>> right} is below a bound, {@code right} being positive, for i in [from, to). */
    void countBelow(int[] x, int right, int bound, int amount, int[] y, int from, int to);

    /** Flips bits of {@code y[i]}: those of {@code mask} that are set in {@code x[i] >>> right}, for i in [0, count). */
    void flipBits(int[] x, int right, int mask, int[] y, int count);

    /**
     * Lists, in order, the i in [from, to) for which {@code x[i] ^ flip} has any bit of {@code mask}; returns how many. The list has room for
     * {@link #SELECTING} more than there may be.
     */
    int select(int[] x, int flip, int mask, int from, int to, int[] list);

    /**
     * Adds listed rows of {@link #ROW} numbers, and words of as many marks of {@link #MARK} bits each, to the sums and counts of cells, in order:
     * for c in [from, to) and m in [0, ROW) the number at {@code rows[ROW * (list[c] mod ROWS) + m]}, and the bits of {@code marks[list[c]]} from
     * {@code MARK * m} on. A cell has {@link #COPIES}, one after the other; the c-th of the list adds to number {@code c mod COPIES}, so that it
     * need not wait for those before, which often are of the same cell.
     */
    void addRows(float[] rows, int[] marks, int[] list, int[] cells, int from, int to, float[] sums, int[] counts);

    /**
     * Moves what {@code cells} cells hold, their copies added up in order, to exact sums: of a number the units by which the bits of {@code shifters[m]}
     * grow when it is added to that, {@link org.caminar.engine.exact.FixedPoint#shifter}. Behind the last cell's sums there is room for half a row.
     */
    void drain(float[] sums, int[] counts, int cells, double[] shifters, long[] units, int[] totals);

    /** Sums of rows, {@link #ROW} numbers each: {@code y[m] = x[ROW * from + m] + ... + x[ROW * (to - 1) + m]} for m in [0, ROW). */
    void sumRows(long[] x, int from, int to, long[] y);

    /** The same for other numbers. */
    void sumRows(int[] x, int from, int to, int[] y);

    /** Bins of a histogram: {@code bin[i]} is the whole number next below {@code (x[i] - start) * perWidth}, both below 2^31, for i in [from, to). */
    void bins(float[] x, double start, double perWidth, int from, int to, long[] bin);

    /**
     * Adds the bits of a column to the state hashes of records: {@link org.caminar.engine.exact.StateHash#add} for i in [0, count).
     *
     * @param column number of the word that {@code x} holds, 0 to 31
     */
    void addToHash(int column, float[] x, int[] sums, int[] otherSums, int count);

    /** The same for columns, an even number, some places apart: the k-th from {@code x[k * stride]}. */
    void addToHash(int column, float[] x, int columns, int stride, int[] sums, int[] otherSums, int count);

    /** The same for one column of whole numbers. */
    void addToHash(int column, int[] x, int[] sums, int[] otherSums, int count);

    /** Adds words of 64 bits to the sums of records: {@link org.caminar.engine.exact.StateHash#spread} with the column's key. */
    void addToHash(int column, long[] x, long[] longSums, int count);

    /**
     * Sum of the hashes of records at positions from {@code first} on, {@link org.caminar.engine.exact.StateHash#record}, given the sums of each.
     */
    long hashRecords(long first, int[] sums, int[] otherSums, long[] longSums, int count);

    /**
     * Numbers side by side in words of 64 bits: in the first 24 bits the lower {@code right} bits of {@code a[i]}, in 16 its other bits, then
     * eight each of the others, for i in [0, count). {@code right} is 16 to 24.
     */
    void pack(int[] a, int right, byte[] c, byte[] d, byte[] e, long[] y, int count);
}
