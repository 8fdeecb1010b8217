package org.caminar.engine.nation;

import java.util.Arrays;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.firm.Census;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Stratum;
import org.caminar.engine.model.Units;

/** Computes indicators from a census: ratios of sums, quantiles of histograms. What is a ratio of nothing is NaN. */
final class Indicators {
    private static final int[] SMES = {0, 1, 2, 3};
    private static final int[] ALL = {0, 1, 2, 3, Stratum.LARGE.ordinal()};

    private final Census census;
    private final int quartersSinceLast;
    private final double largeProductivity;
    private final double largeWage;

    Indicators(Census census, int quartersSinceLast) {
        this.census = census;
        this.quartersSinceLast = quartersSinceLast;
        Sums large = sizeClass(Stratum.LARGE);
        this.largeProductivity = large.ratio(Measure.VALUE_ADDED, Measure.WORKERS);
        this.largeWage = large.ratio(Measure.WAGES, Measure.WORKERS);
    }

    /** Sums over some cells of the census. */
    private final class Sums {
        private final int[] cells;

        Sums(int... cells) {
            this.cells = cells;
        }

        double sum(Measure measure) {
            double sum = 0;
            for (int cell : cells) {
                sum += census.sum(cell, measure);
            }
            return sum;
        }

        double ratio(Measure part, Measure whole) {
            return sum(part) / sum(whole);
        }

        double mean(Measure measure) {
            return ratio(measure, Measure.FIRMS);
        }

        double percent(Measure measure) {
            return 100 * mean(measure);
        }
    }

    /** All indicators of the nation; public spending is added by the caller. */
    double[] national() {
        Sums smes = new Sums(SMES);
        Sums all = new Sums(ALL);
        double[] values = group(smes, all);
        set(values, Indicator.GDP, all.sum(Measure.VALUE_ADDED));
        set(values, Indicator.RELATIVE_PRODUCTIVITY_MICRO, relativeProductivity(sizeClass(Stratum.MICRO)));
        set(values, Indicator.RELATIVE_PRODUCTIVITY_SMALL, relativeProductivity(sizeClass(Stratum.SMALL)));
        set(values, Indicator.RELATIVE_PRODUCTIVITY_MEDIUM, relativeProductivity(sizeClass(Stratum.MEDIUM)));
        set(values, Indicator.SMES_AMONG_EXPORTERS_PCT, share(smes, all, Measure.EXPORTERS));
        set(values, Indicator.SMES_SHARE_OF_EXPORTS_PCT, share(smes, all, Measure.EXPORT_VALUE));
        set(values, Indicator.SMES_SHARE_OF_WORKERS_PCT, share(smes, all, Measure.WORKERS));
        set(values, Indicator.SMES_SHARE_OF_VALUE_ADDED_PCT, share(smes, all, Measure.VALUE_ADDED));
        set(values, Indicator.SUPPLIERS_PER_EXPORTER, smes.ratio(Measure.SUPPLIERS, Measure.EXPORTERS));
        set(values, Indicator.CAPABILITY_P25, census.capability.quantile(0.25));
        set(values, Indicator.CAPABILITY_MEDIAN, census.capability.quantile(0.5));
        set(values, Indicator.CAPABILITY_P75, census.capability.quantile(0.75));
        set(values, Indicator.CAPABILITY_GINI, census.capability.gini(q -> q));
        double p90 = census.logProductivity.quantile(0.9);
        set(values, Indicator.PRODUCTIVITY_P90_P10, StrictMath.exp(p90 - census.logProductivity.quantile(0.1)));
        set(values, Indicator.PRODUCTIVITY_GINI, census.logProductivity.gini(x -> FloatMath.exp((float) x)));
        return finite(values);
    }

    /** The grouped indicators of a group; others are NaN. They are those of its SMEs but for the number of firms and who has ties. */
    double[] group(GroupKind kind, int i) {
        int smes = census.smes(kind, i);
        return group(
                new Sums(smes),
                kind == GroupKind.REGION || kind == GroupKind.SECTOR
                        ? new Sums(smes, census.large(kind, i))
                        : new Sums(smes));
    }

    private Sums sizeClass(Stratum stratum) {
        return new Sums(census.smes(GroupKind.SIZE_CLASS, stratum.ordinal()));
    }

    private double[] group(Sums firms, Sums all) {
        double[] values = new double[Indicator.values().length];
        Arrays.fill(values, Double.NaN);
        set(values, Indicator.FIRMS, all.sum(Measure.FIRMS));
        set(values, Indicator.BRIDGED_PCT, all.percent(Measure.BRIDGED));
        set(values, Indicator.SMES, firms.sum(Measure.FIRMS));
        production(values, firms);
        valueChains(values, firms);
        knowledge(values, firms);
        networks(values, firms);
        return finite(values);
    }

    private void production(double[] values, Sums firms) {
        set(values, Indicator.SME_WORKERS, firms.sum(Measure.WORKERS));
        set(values, Indicator.SME_VALUE_ADDED, firms.sum(Measure.VALUE_ADDED));
        set(values, Indicator.SME_PRODUCTIVITY, firms.ratio(Measure.VALUE_ADDED, Measure.WORKERS));
        set(values, Indicator.RELATIVE_PRODUCTIVITY_SME, relativeProductivity(firms));
        set(values, Indicator.RELATIVE_WAGE_SME, 100 * firms.ratio(Measure.WAGES, Measure.WORKERS) / largeWage);
        set(values, Indicator.TECHNOLOGY_MEAN, firms.mean(Measure.TECHNOLOGY));
        set(values, Indicator.CASH_PER_WORKER, firms.ratio(Measure.CASH, Measure.WORKERS));
        double mean = firms.mean(Measure.PRODUCTIVITY);
        // Theil: mean of (A/m) ln(A/m) = (mean of A ln A) / m - ln m.
        double theil = firms.mean(Measure.PRODUCTIVITY_LOGARITHM) / mean - StrictMath.log(mean);
        set(values, Indicator.PRODUCTIVITY_THEIL, theil);
        double years = (double) quartersSinceLast / Units.QUARTERS_PER_YEAR;
        set(
                values,
                Indicator.ENTRY_RATE_PCT,
                quartersSinceLast == 0 ? Double.NaN : firms.percent(Measure.ENTRANTS) / years);
    }

    private void valueChains(double[] values, Sums firms) {
        set(values, Indicator.DIRECT_EXPORTERS_PCT, firms.percent(Measure.EXPORTERS));
        set(values, Indicator.SUPPLIERS_PCT, firms.percent(Measure.SUPPLIERS));
        set(values, Indicator.GVC_PARTICIPATION_PCT, firms.percent(Measure.IN_CHAIN));
        set(values, Indicator.CERTIFIED_PCT, firms.percent(Measure.CERTIFIED));
        set(values, Indicator.MEETS_STANDARD_PCT, firms.percent(Measure.MEETING_STANDARD));
        set(values, Indicator.AWARE_PCT, firms.percent(Measure.AWARE));
        set(values, Indicator.CERTIFIED_AMONG_AWARE_PCT, 100 * firms.ratio(Measure.CERTIFIED_AWARE, Measure.AWARE));
        set(values, Indicator.SME_EXPORTS, firms.sum(Measure.EXPORT_VALUE));
        set(values, Indicator.PRODUCTS_MEAN, firms.ratio(Measure.PRODUCTS, Measure.EXPORTERS));
        set(values, Indicator.DESTINATIONS_MEAN, firms.ratio(Measure.DESTINATIONS, Measure.EXPORTERS));
        set(values, Indicator.GVC_ENTERED_PCT, firms.percent(Measure.CHAIN_ENTRANTS));
        set(values, Indicator.GVC_LEFT_PCT, firms.percent(Measure.CHAIN_LEAVERS));
    }

    private void knowledge(double[] values, Sums firms) {
        double mean = firms.mean(Measure.CAPABILITY);
        set(values, Indicator.CAPABILITY_MEAN, mean);
        set(
                values,
                Indicator.CAPABILITY_SD,
                Math.sqrt(Math.max(0, firms.mean(Measure.CAPABILITY_SQUARED) - mean * mean)));
        set(values, Indicator.PROCESS_SCORE_MEAN, firms.mean(Measure.PROCESS_SCORE));
        set(values, Indicator.CODIFIED_MEAN, firms.mean(Measure.CODIFIED));
        set(values, Indicator.EXPERIENTIAL_MEAN, firms.mean(Measure.EXPERIENTIAL));
        set(values, Indicator.ORIGINS_MEAN, firms.mean(Measure.ORIGINS));
    }

    private void networks(double[] values, Sums firms) {
        set(
                values,
                Indicator.CROSS_REGION_TIES_PCT,
                100 * firms.ratio(Measure.CROSS_REGION_TIES, Measure.BRIDGING_TIES));
        set(values, Indicator.PARTICIPANTS_PCT, firms.percent(Measure.PARTICIPANTS));
        set(values, Indicator.EVER_REACHED_PCT, firms.percent(Measure.REACHED));
    }

    private double relativeProductivity(Sums firms) {
        return 100 * firms.ratio(Measure.VALUE_ADDED, Measure.WORKERS) / largeProductivity;
    }

    private static double share(Sums part, Sums whole, Measure measure) {
        return 100 * part.sum(measure) / whole.sum(measure);
    }

    private static void set(double[] values, Indicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }

    private static double[] finite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
        return values;
    }
}
