package org.caminar.jobs.report;

import org.caminar.engine.model.Indicator;

/** Difference between a scenario and the baseline in one group of firms at the last observation; NaN where the table has null. */
record GroupEffect(
        String scenario,
        String kind,
        String group,
        Indicator indicator,
        double level,
        double effect,
        double low,
        double high) {

    boolean isDistinguishable() {
        return Double.isFinite(low) && Double.isFinite(high) && (low > 0 || high < 0);
    }
}
