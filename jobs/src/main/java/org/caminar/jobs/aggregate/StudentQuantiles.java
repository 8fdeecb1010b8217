package org.caminar.jobs.aggregate;

import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.TDistribution;

/** Quantiles of Student's t for 95 % intervals, kept by degrees of freedom since each takes a root search. */
final class StudentQuantiles {
    private static final ConcurrentHashMap<Integer, Double> BY_DEGREES = new ConcurrentHashMap<>();

    private StudentQuantiles() {}

    static double of(int degrees) {
        return BY_DEGREES.computeIfAbsent(
                degrees, d -> new TDistribution(d).inverseCumulativeProbability((1 + Sample.LEVEL) / 2));
    }
}
