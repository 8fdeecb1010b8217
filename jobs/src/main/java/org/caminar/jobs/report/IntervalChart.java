package org.caminar.jobs.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** Dots with intervals around a line of no effect, one a row: a forest chart. */
final class IntervalChart {
    private static final int WIDTH = 360;
    private static final double LABEL_END = 134;
    private static final double PLOT_START = 144;
    private static final double PLOT_END = 310;
    private static final double VALUE_END = 356;
    private static final double TOP = 6;
    private static final double ROW = 27;
    private static final double HEADING = 21;
    private static final double AXIS = 24;
    private static final int LABEL_CHARACTERS = 24;

    private IntervalChart() {}

    /**
     * A row; a heading when its value is NaN.
     *
     * @param style class of its colour
     * @param solid whether the dot is filled: told apart from no effect
     */
    record Row(String label, double value, double low, double high, String style, boolean solid) {
        static Row heading(String label) {
            return new Row(label, Double.NaN, Double.NaN, Double.NaN, "", false);
        }

        static Row of(String label, Effect effect, String style) {
            return new Row(label, effect.mean(), effect.low(), effect.high(), style, effect.isDistinguishable());
        }

        static Row of(String label, GroupEffect effect, String style) {
            return new Row(label, effect.effect(), effect.low(), effect.high(), style, effect.isDistinguishable());
        }

        private boolean isHeading() {
            return Double.isNaN(value);
        }

        private double height() {
            return isHeading() ? HEADING : ROW;
        }

        private DoubleStream extent() {
            return DoubleStream.of(value, low, high).filter(Double::isFinite);
        }
    }

    /** Draws the rows on a scale that also holds zero and {@code others}: the rows of charts to be compared with this one. */
    static String draw(String id, String title, String description, List<Row> rows, List<Row> others) {
        Axis axis = axis(others.isEmpty() ? rows : others);
        double bottom = TOP + rows.stream().mapToDouble(Row::height).sum();
        Svg svg = new Svg(id, WIDTH, (int) Math.ceil(bottom + AXIS), title, description);
        grid(svg, axis, bottom);
        int decimals = decimals(others.isEmpty() ? rows : others);
        double y = TOP;
        for (Row row : rows) {
            row(svg, axis, row, y + row.height() / 2, decimals);
            y += row.height();
        }
        return svg.toString();
    }

    private static int decimals(List<Row> rows) {
        List<Row> drawn = rows.stream().filter(r -> !r.isHeading()).toList();
        return Numbers.decimals(
                drawn.stream().mapToDouble(r -> Math.abs(r.value())).max().orElse(1),
                drawn.stream().mapToDouble(r -> r.high() - r.low()));
    }

    private static Axis axis(List<Row> rows) {
        double low = rows.stream().flatMapToDouble(Row::extent).min().orElse(0);
        double high = rows.stream().flatMapToDouble(Row::extent).max().orElse(0);
        return Axis.of(Math.min(0, low), Math.max(0, high), PLOT_START, PLOT_END, 4);
    }

    private static void grid(Svg svg, Axis axis, double bottom) {
        for (double tick : axis.ticks()) {
            double x = axis.at(tick);
            svg.line(x, TOP, x, bottom, Math.abs(tick) < axis.step() / 2 ? "zero" : "grid");
            svg.text(x, bottom + 15, "middle", "tick", Numbers.signed(tick, axis.decimals()));
        }
    }

    private static void row(Svg svg, Axis axis, Row row, double y, int decimals) {
        if (row.isHeading()) {
            svg.text(0, y + 5, "start", "head", row.label());
            return;
        }
        svg.label(LABEL_END, y, "end", "lab", Labels.wrap(row.label(), LABEL_CHARACTERS));
        if (Double.isFinite(row.low()) && Double.isFinite(row.high())) {
            svg.line(axis.at(row.low()), y, axis.at(row.high()), y, "whisker " + row.style());
        }
        svg.circle(axis.at(row.value()), y, 3.6, (row.solid() ? "dot " : "dot hollow ") + row.style());
        svg.text(VALUE_END, y + Labels.BASELINE, "end", "val", Numbers.signed(row.value(), decimals));
    }
}
