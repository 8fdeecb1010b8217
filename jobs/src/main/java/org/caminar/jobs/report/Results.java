package org.caminar.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caminar.engine.model.Indicator;

/**
 * A result directory in memory, as far as the report needs it.
 *
 * @param scenarios names in the experiment's order, the baseline included
 * @param paths means and percentiles over time
 * @param effects of the last observation
 * @param valueAdded effects on {@link Indicator#SME_VALUE_ADDED} at every observation
 * @param manifest leaves of the manifest by dotted key, in its order
 */
record Results(
        Setting setting,
        List<String> scenarios,
        Map<PathKey, Path> paths,
        List<Effect> effects,
        List<Effect> valueAdded,
        List<GroupEffect> groups,
        Runs runs,
        Map<String, String> manifest) {

    /** Which path. */
    record PathKey(String scenario, Indicator indicator, String statistic) {}

    /** A statistic over time. */
    record Path(double[] years, double[] values, double lastMcse, long lastN) {
        double last() {
            return values[values.length - 1];
        }
    }

    String title(String scenario) {
        return setting.titleOf(scenario);
    }

    List<String> policies() {
        return scenarios.stream().filter(s -> !s.equals(setting.baseline())).toList();
    }

    Optional<Path> findPath(String scenario, Indicator indicator, String statistic) {
        return Optional.ofNullable(paths.get(new PathKey(scenario, indicator, statistic)));
    }

    /** Mean at the last observation; NaN when it was not observed. */
    double level(String scenario, Indicator indicator) {
        return findPath(scenario, indicator, "mean").map(Path::last).orElse(Double.NaN);
    }

    Optional<Effect> findEffect(String scenario, Indicator indicator) {
        return effects.stream()
                .filter(e -> e.scenario().equals(scenario) && e.indicator() == indicator)
                .findFirst();
    }

    /** Effects on an indicator, greatest improvement first. */
    List<Effect> ranked(Indicator indicator) {
        return effects.stream()
                .filter(e -> e.indicator() == indicator && Double.isFinite(e.mean()))
                .sorted(Comparator.comparingDouble(Effect::gain).reversed())
                .toList();
    }

    List<GroupEffect> groups(String kind, Indicator indicator, String scenario) {
        return groups.stream()
                .filter(g -> g.kind().equals(kind) && g.indicator() == indicator)
                .filter(g -> g.scenario().equals(scenario) && Double.isFinite(g.effect()))
                .toList();
    }

    boolean isObserved(Indicator indicator) {
        return scenarios.stream().anyMatch(s -> Double.isFinite(level(s, indicator)));
    }
}
