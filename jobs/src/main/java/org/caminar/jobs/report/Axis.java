package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale from values to pixels with round tick marks.
 *
 * @param low value drawn at {@code from}
 * @param high value drawn at {@code to}, above {@code low}
 * @param step distance between ticks
 */
record Axis(double low, double high, double from, double to, double step) {
    private static final double PADDING = 0.04;

    /** A scale that holds both values with a little air; {@code ticks} is the number of steps aimed at. */
    static Axis of(double smallest, double largest, double from, double to, int ticks) {
        double span = largest - smallest;
        double width = span > 0 ? span : Math.max(Math.abs(largest) * 0.1, 1e-3);
        double low = smallest - PADDING * width - (span > 0 ? 0 : width / 2);
        double high = largest + PADDING * width + (span > 0 ? 0 : width / 2);
        return new Axis(low, high, from, to, roundStep((high - low) / ticks));
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Decimals that tell the ticks apart. */
    int decimals() {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
