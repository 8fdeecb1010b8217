package org.caminar.engine.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Statistics of a few measurements. */
final class Numbers {
    private Numbers() {}

    /** The median; not a number if there is none. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Median of the ratios of measurements taken in the same round: what changes from round to round cancels out. */
    static double pairedRatio(List<Double> values, List<Double> bases) {
        return median(IntStream.range(0, Math.min(values.size(), bases.size()))
                .mapToObj(i -> values.get(i) / bases.get(i))
                .toList());
    }
}
