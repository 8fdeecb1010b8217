package org.caminar.jobs.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers as readers meet them: few digits, a true minus sign, a dash where there is none. */
final class Numbers {
    static final String NONE = "–";
    private static final String MINUS = "\u2212";
    private static final double SMALLEST_P = 0.001;

    private Numbers() {}

    /** Decimals that show about three digits of a column whose largest absolute value is given: 0 to 4. */
    static int decimals(double largest) {
        double size = Math.abs(largest);
        if (!(size > 0) || Double.isInfinite(size)) {
            return 1;
        }
        return size >= 1000 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
    }

    /** The same, finer by a digit where half of the given interval widths would round away; widths may be NaN. */
    static int decimals(double largest, DoubleStream widths) {
        int usual = decimals(largest);
        double[] sorted = widths.filter(Double::isFinite).sorted().toArray();
        boolean isCoarse = sorted.length > 0 && sorted[sorted.length / 2] < 2 * Math.pow(10, -usual);
        return isCoarse ? usual + 1 : usual;
    }

    /** A plain number, thousands grouped. */
    static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return value < 0 && isVisible(digits) ? MINUS + digits : digits;
    }

    /** A difference: always with its sign, unless it rounds to zero. */
    static String signed(double value, int decimals) {
        String plain = plain(value, decimals);
        return value > 0 && isVisible(plain) ? "+" + plain : plain;
    }

    /** An interval such as "1.2 to 3.4"; a dash when either end is missing. */
    static String interval(double low, double high, int decimals) {
        return Double.isFinite(low) && Double.isFinite(high)
                ? signed(low, decimals) + " to " + signed(high, decimals)
                : NONE;
    }

    /** The same without plus signs: for sentences. */
    static String range(double low, double high, int decimals) {
        return plain(low, decimals) + " to " + plain(high, decimals);
    }

    /** A probability; small ones as "&lt; 0.001". */
    static String probability(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < SMALLEST_P ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A share between 0 and 1 as a whole percentage. */
    static String percent(double share) {
        return Double.isFinite(share) ? Math.round(100 * share) + " %" : NONE;
    }

    /** A whole number, thousands grouped. */
    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** As many digits as the value carries, at most six decimals: for settings, not for estimates. */
    static String exact(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static boolean isVisible(String digits) {
        return digits.chars().anyMatch(c -> c >= '1' && c <= '9');
    }
}
