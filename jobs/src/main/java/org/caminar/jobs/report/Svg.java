package org.caminar.jobs.report;

import java.util.List;
import java.util.Locale;

/** Builds one inline SVG with a title and a description for those who do not see it; styled by the page's classes. */
final class Svg {
    private final StringBuilder markup = new StringBuilder();

    Svg(String id, int width, int height, String title, String description) {
        markup.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                width,
                height,
                id,
                id,
                id,
                escape(title),
                id,
                escape(description)));
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>", x1, y1, x2, y2, style);
    }

    Svg circle(double x, double y, double radius, String style) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"/>", x, y, radius, style);
    }

    /** Anchor: start, middle or end. */
    Svg text(double x, double y, String anchor, String style, String text) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x, y, anchor, style, escape(text));
    }

    /** Lines of one label around a middle line. */
    Svg label(double x, double middle, String anchor, String style, List<String> lines) {
        double first = middle + Labels.BASELINE - (lines.size() - 1) * Labels.LINE / 2;
        for (int i = 0; i < lines.size(); i++) {
            text(x, first + i * Labels.LINE, anchor, style, lines.get(i));
        }
        return this;
    }

    Svg polyline(double[] x, double[] y, String style) {
        return add("<polyline points=\"%s\" class=\"%s\"/>", points(x, y, 0, x.length, 1), style);
    }

    /** The area between two curves over the same abscissas. */
    Svg band(double[] x, double[] low, double[] high, String style) {
        return add(
                "<polygon points=\"%s %s\" class=\"%s\"/>",
                points(x, low, 0, x.length, 1), points(x, high, x.length - 1, -1, -1), style);
    }

    @Override
    public String toString() {
        return markup + "</svg>";
    }

    /** Text as XML character data or attribute value. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c < ' ' ? ' ' : c);
            }
        });
        return escaped.toString();
    }

    private static String points(double[] x, double[] y, int from, int to, int step) {
        StringBuilder points = new StringBuilder();
        for (int i = from; i != to; i += step) {
            points.append(i == from ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", x[i], y[i]));
        }
        return points.toString();
    }

    private Svg add(String format, Object... values) {
        markup.append(String.format(Locale.ROOT, format, values));
        return this;
    }
}
