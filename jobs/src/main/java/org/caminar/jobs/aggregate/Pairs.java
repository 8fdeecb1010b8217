package org.caminar.jobs.aggregate;

import org.caminar.engine.model.Indicator.Better;

/** Values of a scenario and of the baseline by replicate, and their differences. */
record Pairs(Sample scenario, Sample baseline, Sample difference, int higher, int lower) {

    static Pairs of(double[] scenario, double[] baseline) {
        double[] difference = new double[scenario.length];
        int higher = 0;
        int lower = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = scenario[i] - baseline[i];
            higher += difference[i] > 0 ? 1 : 0;
            lower += difference[i] < 0 ? 1 : 0;
        }
        return new Pairs(new Sample(scenario), new Sample(baseline), new Sample(difference), higher, lower);
    }

    int n() {
        return difference.n();
    }

    /** NaN where the baseline's mean is 0. */
    double relativeEffectPct() {
        return baseline.mean() == 0 ? Double.NaN : 100 * difference.mean() / Math.abs(baseline.mean());
    }

    /** 1 - var(difference) / (var(scenario) + var(baseline)); NaN where nothing varies. */
    double varianceReduction() {
        double independent = scenario.variance() + baseline.variance();
        return independent == 0 ? Double.NaN : 1 - difference.variance() / independent;
    }

    double correlation() {
        return Sample.correlation(scenario, baseline);
    }

    /** Share of replicates that improved and its Wilson interval; NaN where no direction is better. */
    double[] improved(Better better) {
        if (better == Better.NEITHER || n() == 0) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        int improved = better == Better.HIGHER ? higher : lower;
        double[] interval = Sample.wilson(improved, n());
        return new double[] {improved / (double) n(), interval[0], interval[1]};
    }
}
