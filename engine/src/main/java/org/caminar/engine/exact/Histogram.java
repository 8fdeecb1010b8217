package org.caminar.engine.exact;

import java.util.Arrays;

/**
 * Counts in bins of equal width over a fixed range: a sketch of a distribution that merges without regard to order and whose
 * quantiles are off by less than one bin. Values beyond the range count in the first or last bin. No bin can hold more than 2^31 - 1.
 */
public final class Histogram {
    private final double from;
    private final double width;
    private final double perWidth;
    private final int[] counts;

    /** A histogram of {@code bins} bins over [{@code from}, {@code to}). */
    public Histogram(double from, double to, int bins) {
        if (!(to > from) || bins < 1) {
            throw new IllegalArgumentException(
                    "Histogram needs from < to and at least one bin but was [" + from + ", " + to + ") with " + bins);
        }
        this.from = from;
        this.width = (to - from) / bins;
        this.perWidth = bins / (to - from);
        this.counts = new int[bins];
    }

    /** Where the first bin begins. */
    public double from() {
        return from;
    }

    /** Bins in a unit. */
    public double perWidth() {
        return perWidth;
    }

    /** A value's bin: the whole number next below {@code (value - from) * perWidth}, which may be beyond the range. */
    public static long bin(double value, double from, double perWidth) {
        return (long) Math.floor((value - from) * perWidth);
    }

    /** Counts values given by their bins, at [{@code start}, {@code end}), which may be beyond the range. */
    public void addBins(long[] bins, int start, int end) {
        for (int i = start; i < end; i++) {
            counts[(int) Math.max(0, Math.min(counts.length - 1, bins[i]))]++;
        }
    }

    /** Adds the counts of another histogram with the same bins. */
    public void merge(Histogram other) {
        if (other.from != from || other.width != width || other.counts.length != counts.length) {
            throw new IllegalArgumentException("Histograms with different bins cannot be merged");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.addExact(counts[i], other.counts[i]);
        }
    }

    /** Number of values counted. */
    public long count() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** The p-quantile, linear within its bin; NaN when nothing was counted. */
    public double quantile(double p) {
        long total = count();
        if (total == 0) {
            return Double.NaN;
        }
        double rank = p * total;
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                return from + width * (i + (rank - below) / counts[i]);
            }
            below += counts[i];
        }
        return from + width * counts.length;
    }

    /**
     * Gini coefficient of {@code transform(value)}, each bin standing at its middle; NaN when nothing was counted.
     */
    public double gini(java.util.function.DoubleUnaryOperator transform) {
        long total = count();
        if (total == 0) {
            return Double.NaN;
        }
        double mass = 0;
        double area = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double part = counts[i] * transform.applyAsDouble(from + width * (i + 0.5));
                area += counts[i] * (mass + part / 2);
                mass += part;
            }
        }
        return 1 - 2 * area / (mass * total);
    }
}
