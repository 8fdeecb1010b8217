package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.caminar.engine.model.Indicator;

/** The scenarios side by side at the end of the horizon. */
record Comparison(Table table, List<Figure> figures, List<Table> numbers) {
    /** Compared in figures. */
    static final List<Indicator> INDICATORS = List.of(
            Indicator.RELATIVE_PRODUCTIVITY_SME,
            Indicator.GVC_PARTICIPATION_PCT,
            Indicator.CAPABILITY_MEDIAN,
            Indicator.DIRECT_EXPORTERS_PCT,
            Indicator.CERTIFIED_PCT,
            Indicator.PRODUCTIVITY_P90_P10);

    private static final List<Indicator> COLUMNS = List.of(
            Indicator.RELATIVE_PRODUCTIVITY_SME,
            Indicator.CAPABILITY_MEDIAN,
            Indicator.GVC_PARTICIPATION_PCT,
            Indicator.DIRECT_EXPORTERS_PCT,
            Indicator.CERTIFIED_PCT,
            Indicator.PRODUCTIVITY_P90_P10);

    static Comparison of(Results results, Palette palette) {
        List<Indicator> compared =
                INDICATORS.stream().filter(i -> !results.ranked(i).isEmpty()).toList();
        return new Comparison(
                table(results),
                compared.stream().map(i -> figure(results, palette, i)).toList(),
                compared.stream().map(i -> numbers(results, i)).toList());
    }

    /** Number of scenarios compared with the baseline. */
    int scenarios() {
        return table.rows().size() - 1;
    }

    private static Table table(Results results) {
        List<Indicator> columns = COLUMNS.stream().filter(results::isObserved).toList();
        List<String> headers = new ArrayList<>(List.of("Scenario"));
        columns.forEach(i -> headers.add(Words.name(i) + ", " + Words.unit(i)));
        List<Table.Row> rows = new ArrayList<>();
        String baseline = results.setting().baseline();
        rows.add(new Table.Row(
                results.title(baseline) + " (level)",
                columns.stream()
                        .map(i -> Table.Cell.of(level(results.level(baseline, i))))
                        .toList()));
        for (String scenario : order(results)) {
            rows.add(new Table.Row(
                    results.title(scenario),
                    columns.stream().map(i -> cell(results, scenario, i)).toList()));
        }
        String caption = results.policies().isEmpty()
                ? "Levels of the baseline after " + results.setting().horizonText()
                : "Levels of the baseline, and differences from it with their 95 % intervals";
        return new Table(caption, headers, rows);
    }

    private static String level(double value) {
        return Numbers.plain(value, Numbers.decimals(value));
    }

    private static Table.Cell cell(Results results, String scenario, Indicator indicator) {
        int decimals = decimals(results, indicator);
        return results.findEffect(scenario, indicator)
                .map(e -> new Table.Cell(
                        Numbers.signed(e.mean(), decimals),
                        e.hasInterval() ? Numbers.interval(e.low(), e.high(), decimals) : "",
                        !e.isDistinguishable()))
                .orElse(Table.Cell.of(Numbers.NONE));
    }

    /** Scenarios by their effect on relative productivity; those without one last. */
    private static List<String> order(Results results) {
        return results.policies().stream()
                .sorted(Comparator.comparingDouble(
                                (String s) -> results.findEffect(s, Indicator.RELATIVE_PRODUCTIVITY_SME)
                                        .map(Effect::gain)
                                        .filter(Double::isFinite)
                                        .orElse(Double.NEGATIVE_INFINITY))
                        .reversed())
                .toList();
    }

    private static Figure figure(Results results, Palette palette, Indicator indicator) {
        List<IntervalChart.Row> rows = results.ranked(indicator).stream()
                .map(e -> IntervalChart.Row.of(results.title(e.scenario()), e, palette.style(e.scenario())))
                .toList();
        String title = Words.name(indicator);
        String note = Words.differenceUnit(indicator) + ", " + Words.direction(indicator);
        String description =
                "Difference from the baseline at the end, with 95 % interval, by scenario. Largest improvement: "
                        + rows.get(0).label() + ". The numbers are in the table below the figures.";
        return new Figure(
                title, note, IntervalChart.draw("compare-" + indicator.column(), title, description, rows, List.of()));
    }

    private static Table numbers(Results results, Indicator indicator) {
        int decimals = decimals(results, indicator);
        List<Table.Row> rows = results.ranked(indicator).stream()
                .map(e -> Table.Row.of(
                        results.title(e.scenario()),
                        Stream.of(
                                Numbers.signed(e.mean(), decimals),
                                Numbers.interval(e.low(), e.high(), decimals),
                                Numbers.plain(e.mcse(), decimals + 1),
                                Numbers.signed(e.relativePct(), 1) + (Double.isFinite(e.relativePct()) ? " %" : ""),
                                Numbers.percent(e.shareImproved()),
                                Numbers.probability(e.pHolm()),
                                Numbers.whole(e.n()))))
                .toList();
        return new Table(
                Words.name(indicator) + ": " + indicator.description() + " (" + Words.differenceUnit(indicator) + ")",
                List.of(
                        "Scenario",
                        "Effect",
                        "95 % interval",
                        "Standard error",
                        "Relative",
                        "Better in",
                        "p (Holm)",
                        "Pairs"),
                rows);
    }

    static int decimals(Results results, Indicator indicator) {
        List<Effect> effects = results.ranked(indicator);
        return Numbers.decimals(
                effects.stream().mapToDouble(e -> Math.abs(e.mean())).max().orElse(1),
                effects.stream().mapToDouble(Effect::width));
    }
}
