package org.caminar.jobs.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caminar.engine.model.Indicator;

/**
 * All that the template lays out.
 *
 * @param css style sheet, trusted
 */
record Page(
        String css,
        Setting setting,
        String money,
        List<Headline.Finding> findings,
        Comparison comparison,
        Trajectories trajectories,
        Gainers gainers,
        Costs costs,
        Certainty certainty,
        Provenance provenance) {

    /** What the page needs of the tables. */
    static Set<Indicator> indicators() {
        Set<Indicator> indicators =
                EnumSet.of(Indicator.SMES, Indicator.SME_VALUE_ADDED, Indicator.SPENDING, Indicator.SPENDING_PCT_GDP);
        indicators.addAll(Comparison.INDICATORS);
        indicators.addAll(Trajectories.INDICATORS);
        indicators.addAll(Gainers.INDICATORS);
        return indicators;
    }

    static Page of(Results results, String css) {
        Palette palette = new Palette(results);
        Headline headline = new Headline(results);
        return new Page(
                css,
                results.setting(),
                headline.money(),
                headline.findings(),
                Comparison.of(results, palette),
                Trajectories.of(results, palette),
                Gainers.of(results, palette),
                Costs.of(results, palette),
                Certainty.of(results),
                Provenance.of(results));
    }

    String standfirst() {
        return Numbers.whole(setting.firms()) + " firms, "
                + (isComparative() ? comparison.scenarios() + " policies against the baseline, " : "")
                + Numbers.whole(setting.replicates()) + (setting.replicates() == 1 ? " replicate" : " replicates");
    }

    /** Whether there is anything to compare. */
    boolean isComparative() {
        return !comparison.figures().isEmpty();
    }
}
