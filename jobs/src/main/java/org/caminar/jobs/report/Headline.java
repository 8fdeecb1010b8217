package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.caminar.engine.model.Indicator;

/** The findings in plain words, no surer than the data. */
final class Headline {
    private static final double NOTABLE_SPREAD = 0.05;
    private static final int LISTED = 4;

    private final Results results;
    private final Setting setting;

    Headline(Results results) {
        this.results = results;
        this.setting = results.setting();
    }

    /** A finding: the claim, then how sure it is. */
    record Finding(String claim, String detail) {}

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (results.policies().isEmpty()) {
            return List.of(new Finding(
                    "This experiment holds the baseline alone.",
                    "There is no policy to compare it with; the figures below show where it leads."));
        }
        List<Effect> productivity = results.ranked(Indicator.RELATIVE_PRODUCTIVITY_SME);
        if (productivity.isEmpty()) {
            return List.of(new Finding(
                    "Relative productivity was not compared.",
                    "No scenario has a successful replicate in common with the baseline."));
        }
        findings.add(best(
                productivity, "raises SMEs’ productivity relative to large firms most", "SMEs’ relative productivity"));
        List<Effect> median = results.ranked(Indicator.CAPABILITY_MEDIAN);
        if (!median.isEmpty()) {
            findings.add(
                    best(median, "raises the capability of the median SME most", "the capability of the median SME"));
        }
        List<Effect> chains = results.ranked(Indicator.GVC_PARTICIPATION_PCT);
        if (!chains.isEmpty()) {
            findings.add(best(
                    chains, "raises SMEs’ participation in value chains most", "SMEs’ participation in value chains"));
        }
        findings.add(undecided(productivity));
        return findings;
    }

    /** What "at equal money" means here. */
    String money() {
        List<Double> spending = results.policies().stream()
                .map(s -> results.level(s, Indicator.SPENDING))
                .filter(Double::isFinite)
                .toList();
        double most = spending.stream().mapToDouble(d -> d).max().orElse(0);
        double least = spending.stream().mapToDouble(d -> d).min().orElse(0);
        String budget = "Every scenario may spend the same: " + setting.budgetText() + " of GDP.";
        return most > 0 && (most - least) / most > NOTABLE_SPREAD
                ? budget + " What is really spent differs, since programmes fill at different speeds: see section 5."
                : budget;
    }

    /** Quoted, since titles hold commas. */
    private String title(String scenario) {
        return "“" + results.title(scenario) + "”";
    }

    private Finding best(List<Effect> ranked, String verb, String subject) {
        Effect best = ranked.get(0);
        String title = title(best.scenario());
        String size = size(best);
        if (!best.hasInterval()) {
            return best.gain() > 0
                    ? new Finding(
                            title + " " + verb + " in this single replicate: by " + size + ".",
                            "One replicate gives no interval: the difference may be chance.")
                    : new Finding("No scenario raises " + subject + ".", "One replicate gives no interval.");
        }
        if (best.gain() <= 0 || !best.isDistinguishable()) {
            return new Finding(
                    "No scenario raises " + subject + " by more than chance explains.",
                    "The largest mean difference is that of " + title + ": " + size + " (95 % interval "
                            + interval(best) + ").");
        }
        return new Finding(
                title + " " + verb + ": by " + size + " after " + setting.horizonText() + ".",
                "95 % interval " + interval(best) + "; " + baseline(best.indicator()) + " " + rivals(ranked));
    }

    private String baseline(Indicator indicator) {
        double level = results.level(setting.baseline(), indicator);
        return "the baseline ends at " + Numbers.plain(level, Math.abs(level) < 1 ? 2 : 1) + " ("
                + Words.unit(indicator) + ").";
    }

    private String rivals(List<Effect> ranked) {
        if (ranked.size() == 1) {
            return "";
        }
        Effect best = ranked.get(0);
        List<String> near = ranked.stream()
                .skip(1)
                .filter(best::overlaps)
                .map(e -> title(e.scenario()))
                .toList();
        if (!near.isEmpty()) {
            // Scenarios share their draws: their difference may be known far better than either effect.
            return "Its interval overlaps with that of " + some(near)
                    + ". Both are against the baseline, so they alone neither tell the scenarios apart nor show them to be equal: a sweep"
                    + " with experiment.baseline = " + best.scenario() + " compares them directly.";
        }
        Effect second = ranked.get(1);
        return "Second comes " + title(second.scenario()) + " with " + size(second) + " (" + interval(second) + ").";
    }

    private Finding undecided(List<Effect> productivity) {
        List<String> open = productivity.stream()
                .filter(e -> !e.isDistinguishable())
                .map(e -> title(e.scenario()))
                .toList();
        List<String> harmful = productivity.stream()
                .filter(e -> e.isDistinguishable() && e.gain() < 0)
                .map(e -> title(e.scenario()))
                .toList();
        String harm = harmful.isEmpty() ? "" : " It ends lower than in the baseline under " + some(harmful) + ".";
        if (productivity.stream().noneMatch(Effect::hasInterval)) {
            return new Finding(
                    "One replicate cannot tell any scenario from the baseline.",
                    "Only the spread over replicates shows which differences are more than chance.");
        }
        if (open.isEmpty()) {
            return new Finding(
                    "Every scenario can be told apart from the baseline.",
                    "On relative productivity, allowing for the number of comparisons." + harm);
        }
        return new Finding(
                some(open) + " cannot be told apart from the baseline.",
                "On relative productivity, allowing for the number of comparisons: an effect may exist, but it is too small for "
                        + Numbers.whole(productivity.get(0).n()) + " paired replicates to show." + harm);
    }

    private static String size(Effect effect) {
        return Numbers.plain(effect.mean(), decimals(effect)) + " " + Words.differenceUnit(effect.indicator());
    }

    private static String interval(Effect effect) {
        return Numbers.range(effect.low(), effect.high(), decimals(effect));
    }

    private static int decimals(Effect effect) {
        return Numbers.decimals(effect.mean(), DoubleStream.of(effect.width()));
    }

    private static String some(List<String> titles) {
        return titles.size() <= LISTED
                ? Words.list(titles)
                : String.join(", ", titles.subList(0, LISTED - 1)) + " and " + (titles.size() - LISTED + 1) + " others";
    }
}
