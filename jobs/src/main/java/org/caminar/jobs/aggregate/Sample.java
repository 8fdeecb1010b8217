package org.caminar.jobs.aggregate;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Statistics of the values of one indicator over replicates. All are computed in the order of the values, so that equal values in
 * equal order give equal bits. NaN stands for undefined.
 */
final class Sample {
    /** Level of all intervals. */
    static final double LEVEL = 0.95;

    /** Standard normal quantile of the upper end of a 95 % interval. */
    private static final double NORMAL_QUANTILE = 1.959963984540054;

    private final double[] values;
    private final double mean;
    private final double variance;

    /** Of values without NaN; they are not copied and must not change. */
    Sample(double[] values) {
        this.values = values;
        this.mean = mean(values);
        this.variance = variance(values, mean);
    }

    int n() {
        return values.length;
    }

    double mean() {
        return mean;
    }

    /** With n - 1; NaN for fewer than two values. */
    double variance() {
        return variance;
    }

    double sd() {
        return Math.sqrt(variance);
    }

    /** Monte Carlo standard error of the mean. */
    double mcse() {
        return sd() / Math.sqrt(values.length);
    }

    /** Half the width of the 95 % Student t interval of the mean. */
    double halfWidth() {
        return values.length < 2 ? Double.NaN : studentQuantile(values.length - 1) * mcse();
    }

    /** Two-sided p value of the t test of a mean of 0; NaN where it is undefined: fewer than two values, or all 0. */
    double pValue() {
        if (values.length < 2 || (variance == 0 && mean == 0)) {
            return Double.NaN;
        }
        if (variance == 0) {
            return 0;
        }
        return 2 * new TDistribution(values.length - 1).cumulativeProbability(-Math.abs(mean / mcse()));
    }

    /** Ends of the 95 % Wilson interval (Wilson 1927) of a share of n; NaN when n is 0. */
    static double[] wilson(int successes, int n) {
        double z2 = NORMAL_QUANTILE * NORMAL_QUANTILE;
        double share = successes / (double) n;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL_QUANTILE / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    /** Pearson's correlation of pairs; NaN where a deviation is 0. */
    static double correlation(Sample a, Sample b) {
        double sum = 0;
        for (int i = 0; i < a.values.length; i++) {
            sum += (a.values[i] - a.mean) * (b.values[i] - b.mean);
        }
        double scale = Math.sqrt(a.variance) * Math.sqrt(b.variance) * (a.values.length - 1);
        return scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, sum / scale));
    }

    /** Quantiles by linear interpolation (type 7 of Hyndman and Fan 1996); NaN without values. */
    double[] quantiles(double... probabilities) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            double position = probabilities[i] * (sorted.length - 1);
            int below = (int) Math.floor(position);
            if (sorted.length == 0) {
                quantiles[i] = Double.NaN;
            } else if (below + 1 >= sorted.length) {
                quantiles[i] = sorted[sorted.length - 1];
            } else {
                quantiles[i] = sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
            }
        }
        return quantiles;
    }

    private static double studentQuantile(int degrees) {
        return StudentQuantiles.of(degrees);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : sum / (values.length - 1);
    }
}
