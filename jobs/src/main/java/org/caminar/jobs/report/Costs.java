package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caminar.engine.model.Indicator;

/** What the scenarios cost, and what a unit of public money brings. */
record Costs(String note, Table table, List<Figure> figures) {
    /** Units of spending that "SMEs in value chains" refers to. */
    private static final double THOUSAND = 1000;

    private static final double PERCENT = 100;

    /** Gain per unit of additional spending; ends are NaN without an interval. */
    private record Gain(String scenario, double mean, double low, double high, boolean isDistinguishable) {
        static Gain of(Effect effect, double factor) {
            return new Gain(
                    effect.scenario(),
                    effect.mean() * factor,
                    effect.low() * factor,
                    effect.high() * factor,
                    effect.isDistinguishable());
        }
    }

    static Costs of(Results results, Palette palette) {
        if (!results.isObserved(Indicator.SPENDING)) {
            return new Costs("Spending was not observed.", new Table("", List.of(), List.of()), List.of());
        }
        List<Gain> output = gains(results, Indicator.SME_VALUE_ADDED, 1);
        List<Gain> firms = new ArrayList<>();
        for (Gain gain : gains(results, Indicator.GVC_PARTICIPATION_PCT, THOUSAND / PERCENT)) {
            double smes = results.level(gain.scenario(), Indicator.SMES);
            if (smes > 0) {
                firms.add(new Gain(
                        gain.scenario(),
                        gain.mean() * smes,
                        gain.low() * smes,
                        gain.high() * smes,
                        gain.isDistinguishable()));
            }
        }
        List<Figure> figures = new ArrayList<>();
        figure(
                        results,
                        palette,
                        "cost-output",
                        "Value added gained per unit spent",
                        "SMEs’ value added a quarter at the end",
                        output)
                .ifPresent(figures::add);
        figure(
                        results,
                        palette,
                        "cost-chains",
                        "SMEs in value chains per 1,000 spent",
                        "firms more than in the baseline",
                        firms)
                .ifPresent(figures::add);
        return new Costs(note(results), table(results, output, firms), figures);
    }

    private static String note(Results results) {
        String note =
                "Money is counted in worker-quarters: what one worker at the world’s best practice produces in a quarter. "
                        + "Sums are those of the simulated firms";
        double scale = results.setting().scale();
        return scale < 1
                ? note + ", " + Numbers.exact(PERCENT * scale)
                        + " % of the country’s; ratios hold for the whole country."
                : note + ".";
    }

    /** Additional spending beyond the baseline's, since the start; NaN when there is none. */
    private static double additional(Results results, String scenario) {
        double additional = results.level(scenario, Indicator.SPENDING)
                - results.level(results.setting().baseline(), Indicator.SPENDING);
        return additional > 0 ? additional : Double.NaN;
    }

    private static List<Gain> gains(Results results, Indicator indicator, double factor) {
        return results.ranked(indicator).stream()
                .map(e -> Gain.of(e, factor / additional(results, e.scenario())))
                .filter(g -> Double.isFinite(g.mean()))
                .sorted(Comparator.comparingDouble(Gain::mean).reversed())
                .toList();
    }

    private static Optional<Figure> figure(
            Results results, Palette palette, String id, String title, String note, List<Gain> gains) {
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<IntervalChart.Row> rows = gains.stream()
                .map(g -> new IntervalChart.Row(
                        results.title(g.scenario()),
                        g.mean(),
                        g.low(),
                        g.high(),
                        palette.style(g.scenario()),
                        g.isDistinguishable()))
                .toList();
        String description = "By scenario with 95 % interval, largest first: "
                + rows.get(0).label() + " leads. The numbers are in the table above.";
        return Optional.of(new Figure(title, note, IntervalChart.draw(id, title, description, rows, List.of())));
    }

    private static Table table(Results results, List<Gain> output, List<Gain> firms) {
        List<String> scenarios =
                new ArrayList<>(output.stream().map(Gain::scenario).toList());
        results.scenarios().stream().filter(s -> !scenarios.contains(s)).forEach(scenarios::add);
        List<Table.Row> rows = new ArrayList<>();
        for (String scenario : scenarios) {
            double additional = additional(results, scenario);
            rows.add(new Table.Row(
                    results.title(scenario),
                    List.of(
                            Table.Cell.of(Numbers.plain(results.level(scenario, Indicator.SPENDING), 0)),
                            Table.Cell.of(Numbers.plain(results.level(scenario, Indicator.SPENDING_PCT_GDP), 3)),
                            Table.Cell.of(Numbers.plain(additional, 0)),
                            cell(output, scenario),
                            Table.Cell.of(Numbers.signed(cumulative(results, scenario) / additional, 1)),
                            cell(firms, scenario))));
        }
        return new Table(
                "Public spending on programmes, and gain per unit of spending beyond the baseline’s",
                List.of(
                        "Scenario",
                        "Spent since the start, worker-quarters",
                        "In the last quarter, % of GDP",
                        "Beyond the baseline, worker-quarters",
                        "Value added a quarter at the end per unit",
                        "Value added over the whole time per unit",
                        "SMEs in value chains per 1,000"),
                rows);
    }

    private static Table.Cell cell(List<Gain> gains, String scenario) {
        int decimals = Numbers.decimals(
                gains.stream().mapToDouble(g -> Math.abs(g.mean())).max().orElse(1),
                gains.stream().mapToDouble(g -> g.high() - g.low()));
        return gains.stream()
                .filter(g -> g.scenario().equals(scenario))
                .findFirst()
                .map(g -> new Table.Cell(
                        Numbers.signed(g.mean(), decimals),
                        Double.isFinite(g.low()) ? Numbers.interval(g.low(), g.high(), decimals) : "",
                        !g.isDistinguishable()))
                .orElse(Table.Cell.of(Numbers.NONE));
    }

    /** Value added gained since the start, undiscounted: trapezoids between observations; NaN without effects. */
    private static double cumulative(Results results, String scenario) {
        List<Effect> path = results.valueAdded().stream()
                .filter(e -> e.scenario().equals(scenario) && Double.isFinite(e.mean()))
                .sorted(Comparator.comparingInt(Effect::quarter))
                .toList();
        double sum = path.isEmpty() ? Double.NaN : 0;
        for (int i = 1; i < path.size(); i++) {
            Effect from = path.get(i - 1);
            Effect to = path.get(i);
            sum += (from.mean() + to.mean()) / 2 * (to.quarter() - from.quarter());
        }
        return sum;
    }
}
