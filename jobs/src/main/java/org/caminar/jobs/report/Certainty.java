package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caminar.engine.model.Indicator;

/** How sure the figures are, and of what they say nothing. */
record Certainty(List<String> sentences, Table precision, Table failures) {

    static Certainty of(Results results) {
        List<String> sentences = new ArrayList<>();
        sentences.add(replicates(results));
        comparisons(results).ifPresent(sentences::add);
        pairing(results).ifPresent(sentences::add);
        failed(results).ifPresent(sentences::add);
        return new Certainty(sentences, precision(results), failures(results));
    }

    private static String replicates(Results results) {
        Setting setting = results.setting();
        String scope = Numbers.whole(results.runs().total()) + " runs: "
                + results.scenarios().size() + " "
                + (results.scenarios().size() == 1 ? "scenario" : "scenarios") + ", " + setting.replicates() + " "
                + (setting.replicates() == 1 ? "replicate" : "replicates") + " planned of each.";
        return setting.replicates() == 1
                ? scope + " One replicate allows no interval: every difference here may be chance."
                : scope
                        + " The replicate of a scenario meets the same firms and the same luck as the baseline’s with the "
                        + "same number; the intervals are 95 % Student t intervals of these paired differences.";
    }

    private static Optional<String> comparisons(Results results) {
        List<Effect> compared = Comparison.INDICATORS.stream()
                .flatMap(i -> results.ranked(i).stream())
                .filter(e -> Double.isFinite(e.pHolm()))
                .toList();
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        long firm = compared.stream().filter(Effect::isDistinguishable).count();
        return Optional.of("Of the " + compared.size() + " comparisons in section 2, " + firm
                + " can be told apart from zero at the 5 % level after Holm’s correction, which allows for all scenarios and all "
                + "indicators in the table of effects. A hollow dot or ° marks those that cannot.");
    }

    private static Optional<String> pairing(Results results) {
        return results.ranked(Indicator.RELATIVE_PRODUCTIVITY_SME).stream()
                .filter(e -> Double.isFinite(e.varianceReduction()))
                .findFirst()
                .map(e -> pairing(results.title(e.scenario()), e.varianceReduction()));
    }

    private static String pairing(String title, double saved) {
        return Math.round(100 * saved) > 0
                ? "Pairing pays: for “" + title + "” it saves " + Numbers.percent(saved)
                        + " of the variance that independent runs would have had on relative productivity."
                : "Pairing did not help here: for “" + title
                        + "” independent runs would have had hardly any more variance on relative productivity.";
    }

    private static Optional<String> failed(Results results) {
        Runs runs = results.runs();
        return runs.failed() == 0
                ? Optional.of("No run failed.")
                : Optional.of(
                        Numbers.whole(runs.failed()) + " of " + Numbers.whole(runs.total())
                                + " runs failed and are missing from all figures; if failing has to do with the outcome, they are biased.");
    }

    private static Table precision(Results results) {
        Indicator indicator = Indicator.RELATIVE_PRODUCTIVITY_SME;
        int decimals = Comparison.decimals(results, indicator);
        List<Table.Row> rows = results.ranked(indicator).stream()
                .map(e -> Table.Row.of(
                        results.title(e.scenario()),
                        Stream.of(
                                Numbers.signed(e.mean(), decimals),
                                Numbers.plain(e.mcse(), decimals + 1),
                                Numbers.percent(e.shareImproved()),
                                Numbers.percent(e.varianceReduction()),
                                Numbers.probability(e.pHolm()),
                                Numbers.whole(e.n()))))
                .toList();
        return new Table(
                "Monte Carlo error of the effects on relative productivity, points",
                List.of(
                        "Scenario",
                        "Effect",
                        "Monte Carlo standard error",
                        "Better in",
                        "Variance saved by pairing",
                        "p (Holm)",
                        "Paired replicates"),
                rows);
    }

    private static Table failures(Results results) {
        List<Table.Row> rows = results.runs().failures().stream()
                .map(f -> Table.Row.of(
                        results.title(f.scenario()) + ", replicate " + f.replicate(),
                        f.error() == null ? Numbers.NONE : f.error()))
                .toList();
        String caption = results.runs().failed() > rows.size()
                ? "The first " + rows.size() + " failed runs; all are in runs.parquet"
                : "Failed runs";
        return new Table(caption, List.of("Run", "Error"), rows);
    }
}
