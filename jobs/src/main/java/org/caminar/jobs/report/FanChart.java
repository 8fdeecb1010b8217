package org.caminar.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Paths over time: a line each, a band of percentiles behind some, labels at their ends. */
final class FanChart {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 236;
    private static final double LEFT = 36;
    private static final double RIGHT = 230;
    private static final double TOP = 8;
    private static final double BOTTOM = 210;
    private static final int LABEL_CHARACTERS = 23;

    private FanChart() {}

    /**
     * A path; arrays share their length.
     *
     * @param low lower percentile, empty without a band
     * @param high upper percentile, empty without a band
     * @param style class of its colour
     * @param isLabelled whether its name stands at its end
     */
    record Series(
            String label,
            double[] years,
            double[] values,
            double[] low,
            double[] high,
            String style,
            boolean isLabelled) {
        private double last() {
            return values[values.length - 1];
        }

        private DoubleStream extent() {
            return Stream.of(values, low, high)
                    .flatMapToDouble(DoubleStream::of)
                    .filter(Double::isFinite);
        }
    }

    /** Draws the series in their order, later ones over earlier ones; needs one series at least. */
    static String draw(String id, String title, String description, List<Series> series) {
        Axis years = new Axis(first(series), Math.max(lastYear(series), first(series) + 0.25), LEFT, RIGHT, 5);
        double low = series.stream().flatMapToDouble(Series::extent).min().orElse(0);
        double high = series.stream().flatMapToDouble(Series::extent).max().orElse(1);
        Axis values = Axis.of(low, high, BOTTOM, TOP, 5);
        Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
        grid(svg, years, values);
        series.stream().filter(s -> s.low().length > 0).forEach(s -> band(svg, years, values, s));
        series.forEach(s -> svg.polyline(all(years, s.years()), all(values, s.values()), "path " + s.style()));
        labels(svg, values, series.stream().filter(Series::isLabelled).toList());
        return svg.toString();
    }

    private static void grid(Svg svg, Axis years, Axis values) {
        for (double tick : values.ticks()) {
            svg.line(LEFT, values.at(tick), RIGHT, values.at(tick), "grid");
            svg.text(
                    LEFT - 5, values.at(tick) + Labels.BASELINE, "end", "tick", Numbers.plain(tick, values.decimals()));
        }
        for (double tick : years.ticks()) {
            svg.text(years.at(tick), BOTTOM + 15, "middle", "tick", Numbers.plain(tick, 0));
        }
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
        svg.text(RIGHT + 12, BOTTOM + 15, "start", "tick", "years");
    }

    private static void band(Svg svg, Axis years, Axis values, Series series) {
        svg.band(
                all(years, series.years()),
                all(values, series.low()),
                all(values, series.high()),
                "band " + series.style());
    }

    private static void labels(Svg svg, Axis values, List<Series> labelled) {
        List<Series> sorted = labelled.stream()
                .sorted(Comparator.comparingDouble(s -> values.at(s.last())))
                .toList();
        List<List<String>> texts = sorted.stream()
                .map(s -> Labels.wrap(s.label(), LABEL_CHARACTERS))
                .toList();
        double[] middles = sorted.stream().mapToDouble(s -> values.at(s.last())).toArray();
        double[] heights = texts.stream()
                .mapToDouble(lines -> lines.size() * Labels.LINE + 2)
                .toArray();
        double[] placed = Labels.spread(middles, heights, 0, BOTTOM + 2);
        for (int i = 0; i < placed.length; i++) {
            Series one = sorted.get(i);
            svg.line(RIGHT + 1, middles[i], RIGHT + 7, placed[i], "leader " + one.style());
            svg.label(RIGHT + 10, placed[i], "start", "end " + one.style(), texts.get(i));
        }
    }

    private static double[] all(Axis axis, double[] values) {
        return DoubleStream.of(values).map(axis::at).toArray();
    }

    private static double first(List<Series> series) {
        return series.stream().mapToDouble(s -> s.years()[0]).min().orElse(0);
    }

    private static double lastYear(List<Series> series) {
        return series.stream()
                .mapToDouble(s -> s.years()[s.years().length - 1])
                .max()
                .orElse(1);
    }
}
