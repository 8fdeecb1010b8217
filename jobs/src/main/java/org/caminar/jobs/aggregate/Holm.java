package org.caminar.jobs.aggregate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's (1979) step-down correction for many comparisons. */
final class Holm {
    private Holm() {}

    /** Corrected p values in the order given; NaN stays NaN and does not count as a comparison. */
    static double[] correct(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> p[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        double[] corrected = p.clone();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * p[order[rank]]));
            corrected[order[rank]] = largest;
        }
        return corrected;
    }
}
