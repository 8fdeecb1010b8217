package org.caminar.jobs.report;

import org.caminar.engine.model.Indicator;

/**
 * Paired difference between a scenario and the baseline; NaN where the table has null.
 *
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param shareImproved share of replicates in which the scenario did better, 0 to 1
 * @param varianceReduction share of the variance that common random numbers save
 * @param pHolm probability adjusted for many comparisons
 */
record Effect(
        String scenario,
        int quarter,
        double year,
        Indicator indicator,
        double mean,
        double mcse,
        double low,
        double high,
        double relativePct,
        double shareImproved,
        double varianceReduction,
        double pHolm,
        long n) {
    private static final double LEVEL = 0.05;

    /** Whether chance alone explains the difference badly: by the adjusted probability, or by the interval without one. */
    boolean isDistinguishable() {
        return Double.isFinite(pHolm) ? pHolm < LEVEL : hasInterval() && (low > 0 || high < 0);
    }

    boolean hasInterval() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** The difference in the direction of improvement. */
    double gain() {
        return indicator.better() == Indicator.Better.LOWER ? -mean : mean;
    }

    /** Width of the interval; NaN without one. */
    double width() {
        return high - low;
    }

    /** Whether the intervals have a point in common, which says little about the difference between two scenarios. */
    boolean overlaps(Effect other) {
        return hasInterval() && other.hasInterval() && low <= other.high && other.low <= high;
    }
}
