package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;

/**
 * Who gains: effects by size class, initial quartile and region.
 *
 * @param panels one list of figures an indicator
 */
record Gainers(List<Panel> panels, List<Figure> regions, List<Table> numbers) {
    /** Shown by group; the third stands in for the first where that was not observed. */
    static final List<Indicator> INDICATORS =
            List.of(Indicator.RELATIVE_PRODUCTIVITY_SME, Indicator.GVC_PARTICIPATION_PCT, Indicator.SME_PRODUCTIVITY);

    private static final String SIZE = GroupKind.SIZE_CLASS.code();
    private static final String QUARTILE = GroupKind.INITIAL_QUARTILE.code();
    private static final String REGION = GroupKind.REGION.code();
    private static final List<String> SIZES = List.of("micro", "small", "medium", "outgrown", "large");
    private static final int PANEL_FIGURES = 3;
    private static final int REGION_FIGURES = 3;

    /** Figures on one indicator, drawn on one scale. */
    record Panel(String heading, List<Figure> figures) {}

    static Gainers of(Results results, Palette palette) {
        List<Indicator> shown = indicators(results);
        return new Gainers(
                shown.stream()
                        .map(i -> panel(results, palette, i))
                        .filter(p -> !p.figures().isEmpty())
                        .toList(),
                shown.stream()
                        .findFirst()
                        .map(i -> regions(results, palette, i))
                        .orElse(List.of()),
                shown.stream()
                        .flatMap(i -> Stream.of(SIZE, QUARTILE, REGION).flatMap(k -> numbers(results, k, i).stream()))
                        .toList());
    }

    boolean isEmpty() {
        return panels.isEmpty() && regions.isEmpty();
    }

    private static List<Indicator> indicators(Results results) {
        return INDICATORS.stream()
                .filter(i -> results.groups().stream().anyMatch(g -> g.indicator() == i && Double.isFinite(g.effect())))
                .limit(2)
                .toList();
    }

    private static Panel panel(Results results, Palette palette, Indicator indicator) {
        Map<String, List<IntervalChart.Row>> rows = new LinkedHashMap<>();
        for (String scenario :
                palette.highlighted().stream().limit(PANEL_FIGURES).toList()) {
            List<IntervalChart.Row> some = rows(results, palette, scenario, indicator);
            if (!some.isEmpty()) {
                rows.put(scenario, some);
            }
        }
        List<IntervalChart.Row> all =
                rows.values().stream().flatMap(List::stream).toList();
        List<Figure> figures = new ArrayList<>();
        rows.forEach((scenario, some) -> {
            String title = results.title(scenario);
            String description = "Effect on " + Words.name(indicator).toLowerCase(Locale.ROOT)
                    + " with 95 % interval, by size class and by initial capability. The numbers are in the table below.";
            String id = "gain-" + indicator.column() + "-" + figures.size();
            figures.add(new Figure(title, "", IntervalChart.draw(id, title, description, some, all)));
        });
        return new Panel(Words.name(indicator) + ", " + Words.differenceUnit(indicator), figures);
    }

    private static List<IntervalChart.Row> rows(
            Results results, Palette palette, String scenario, Indicator indicator) {
        List<IntervalChart.Row> rows = new ArrayList<>();
        addGroups(rows, "By workers", sorted(results, SIZE, indicator, scenario), palette);
        addGroups(rows, "By capability at the start", sorted(results, QUARTILE, indicator, scenario), palette);
        return rows;
    }

    private static void addGroups(
            List<IntervalChart.Row> rows, String heading, List<GroupEffect> groups, Palette palette) {
        if (!groups.isEmpty()) {
            rows.add(IntervalChart.Row.heading(heading));
            groups.forEach(g ->
                    rows.add(IntervalChart.Row.of(Words.group(g.kind(), g.group()), g, palette.style(g.scenario()))));
        }
    }

    private static List<GroupEffect> sorted(Results results, String kind, Indicator indicator, String scenario) {
        Comparator<GroupEffect> order = kind.equals(SIZE)
                ? Comparator.comparingInt(g -> SIZES.indexOf(g.group()))
                : kind.equals(QUARTILE)
                        ? Comparator.comparing(GroupEffect::group)
                        : Comparator.comparingDouble(GroupEffect::effect).reversed();
        return results.groups(kind, indicator, scenario).stream().sorted(order).toList();
    }

    private static List<Figure> regions(Results results, Palette palette, Indicator indicator) {
        List<String> scenarios = palette.highlighted().stream()
                .filter(s -> !results.groups(REGION, indicator, s).isEmpty())
                .limit(REGION_FIGURES)
                .toList();
        List<IntervalChart.Row> all = scenarios.stream()
                .flatMap(s -> sorted(results, REGION, indicator, s).stream())
                .map(g -> IntervalChart.Row.of(g.group(), g, ""))
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (String scenario : scenarios) {
            List<IntervalChart.Row> rows = sorted(results, REGION, indicator, scenario).stream()
                    .map(g -> IntervalChart.Row.of(g.group(), g, palette.style(scenario)))
                    .toList();
            String title = results.title(scenario);
            String description = "Effect with 95 % interval by region, largest first: "
                    + rows.get(0).label() + " gains most, "
                    + rows.get(rows.size() - 1).label() + " least.";
            String id = "region-" + figures.size();
            figures.add(new Figure(
                    title,
                    Words.name(indicator) + ", " + Words.differenceUnit(indicator),
                    IntervalChart.draw(id, title, description, rows, all)));
        }
        return figures;
    }

    private static Optional<Table> numbers(Results results, String kind, Indicator indicator) {
        List<String> scenarios = results.policies().stream()
                .filter(s -> !results.groups(kind, indicator, s).isEmpty())
                .toList();
        if (scenarios.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = sorted(results, kind, indicator, scenarios.get(0)).stream()
                .map(GroupEffect::group)
                .toList();
        List<GroupEffect> shown = scenarios.stream()
                .flatMap(s -> results.groups(kind, indicator, s).stream())
                .toList();
        int decimals = Numbers.decimals(
                shown.stream().mapToDouble(g -> Math.abs(g.effect())).max().orElse(1),
                shown.stream().mapToDouble(g -> g.high() - g.low()));
        List<String> headers = new ArrayList<>(List.of("Scenario"));
        groups.forEach(g -> headers.add(Words.group(kind, g)));
        List<Table.Row> rows = scenarios.stream()
                .map(s -> new Table.Row(
                        results.title(s),
                        groups.stream()
                                .map(g -> cell(results, kind, indicator, s, g, decimals))
                                .toList()))
                .toList();
        String caption =
                Words.name(indicator) + " by " + kind.replace('_', ' ') + ", " + Words.differenceUnit(indicator);
        return Optional.of(new Table(caption, headers, rows));
    }

    private static Table.Cell cell(
            Results results, String kind, Indicator indicator, String scenario, String group, int decimals) {
        return results.groups(kind, indicator, scenario).stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .map(g -> new Table.Cell(
                        Numbers.signed(g.effect(), decimals),
                        Double.isFinite(g.low()) ? Numbers.interval(g.low(), g.high(), decimals) : "",
                        !g.isDistinguishable()))
                .orElse(Table.Cell.of(Numbers.NONE));
    }
}
