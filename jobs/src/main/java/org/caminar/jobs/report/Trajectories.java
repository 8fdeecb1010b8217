package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.caminar.engine.model.Indicator;

/** The scenarios over time. */
record Trajectories(List<Figure> figures, List<Table> numbers) {
    /** Shown over time. */
    static final List<Indicator> INDICATORS = List.of(
            Indicator.RELATIVE_PRODUCTIVITY_SME,
            Indicator.GVC_PARTICIPATION_PCT,
            Indicator.DIRECT_EXPORTERS_PCT,
            Indicator.CERTIFIED_PCT,
            Indicator.EXPERIENTIAL_MEAN,
            Indicator.PRODUCTIVITY_P90_P10);

    private static final double[] NOTHING = {};
    private static final int MOMENTS = 5;

    static Trajectories of(Results results, Palette palette) {
        List<Indicator> shown = INDICATORS.stream().filter(results::isObserved).toList();
        return new Trajectories(
                shown.stream().map(i -> figure(results, palette, i)).toList(),
                shown.stream().map(i -> numbers(results, i)).toList());
    }

    private static Figure figure(Results results, Palette palette, Indicator indicator) {
        List<FanChart.Series> series = new ArrayList<>();
        List<String> coloured = new ArrayList<>(palette.highlighted());
        coloured.add(0, results.setting().baseline());
        results.scenarios().stream()
                .filter(s -> !coloured.contains(s))
                .forEach(s -> series(results, palette, s, indicator, false).ifPresent(series::add));
        for (int i = coloured.size() - 1; i >= 0; i--) {
            boolean isBanded = i <= 1;
            series(results, palette, coloured.get(i), indicator, isBanded).ifPresent(series::add);
        }
        String title = Words.name(indicator);
        String description =
                "Mean over the replicates, by scenario; bands hold nine replicates in ten. The numbers are in the"
                        + " table below the figures.";
        return new Figure(
                title, Words.unit(indicator), FanChart.draw("path-" + indicator.column(), title, description, series));
    }

    private static Optional<FanChart.Series> series(
            Results results, Palette palette, String scenario, Indicator indicator, boolean isBanded) {
        Optional<Results.Path> mean = results.findPath(scenario, indicator, "mean");
        Optional<Results.Path> low = results.findPath(scenario, indicator, "p05");
        Optional<Results.Path> high = results.findPath(scenario, indicator, "p95");
        if (mean.isEmpty()) {
            return Optional.empty();
        }
        boolean hasBand = isBanded
                && fits(low, mean.get())
                && fits(high, mean.get())
                && mean.get().lastN() > 1;
        int[] points = IntStream.range(0, mean.get().values().length)
                .filter(i -> Double.isFinite(mean.get().values()[i]))
                .filter(i -> !hasBand
                        || Double.isFinite(low.orElseThrow().values()[i]
                                + high.orElseThrow().values()[i]))
                .toArray();
        if (points.length == 0) {
            return Optional.empty();
        }
        String style = palette.style(scenario);
        return Optional.of(new FanChart.Series(
                results.title(scenario),
                at(points, mean.get().years()),
                at(points, mean.get().values()),
                hasBand ? at(points, low.orElseThrow().values()) : NOTHING,
                hasBand ? at(points, high.orElseThrow().values()) : NOTHING,
                style,
                palette.isColoured(scenario)));
    }

    private static boolean fits(Optional<Results.Path> path, Results.Path mean) {
        return path.isPresent() && path.get().values().length == mean.values().length;
    }

    private static double[] at(int[] points, double[] values) {
        return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
    }

    private static Table numbers(Results results, Indicator indicator) {
        double[] years = results.scenarios().stream()
                .flatMap(s -> results.findPath(s, indicator, "mean").stream())
                .findFirst()
                .map(Results.Path::years)
                .orElse(NOTHING);
        int[] moments = IntStream.range(0, MOMENTS)
                .map(i -> Math.round(i * (years.length - 1f) / (MOMENTS - 1)))
                .distinct()
                .toArray();
        List<String> headers = new ArrayList<>(List.of("Scenario"));
        IntStream.of(moments).forEach(i -> headers.add("Year " + Numbers.exact(years[i])));
        int decimals = Numbers.decimals(results.level(results.setting().baseline(), indicator)) + 1;
        List<Table.Row> rows = results.scenarios().stream()
                .map(s -> Table.Row.of(
                        results.title(s),
                        IntStream.of(moments)
                                .mapToObj(i -> Numbers.plain(value(results, s, indicator, years[i]), decimals))))
                .toList();
        return new Table(Words.name(indicator) + ": mean, " + Words.unit(indicator), headers, rows);
    }

    private static double value(Results results, String scenario, Indicator indicator, double year) {
        Optional<Results.Path> path = results.findPath(scenario, indicator, "mean");
        return path.stream()
                .flatMapToDouble(p -> IntStream.range(0, p.years().length)
                        .filter(i -> p.years()[i] == year)
                        .mapToDouble(i -> p.values()[i]))
                .findFirst()
                .orElse(Double.NaN);
    }
}
