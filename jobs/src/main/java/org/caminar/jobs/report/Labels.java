package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;

/** Labels in charts: SVG breaks no lines by itself. */
final class Labels {
    /** Distance of two lines of a label, pixels. */
    static final double LINE = 11;

    /** From the middle of a line down to its baseline, pixels. */
    static final double BASELINE = 3.6;

    private static final int LINES = 2;

    private Labels() {}

    /** At most two lines of at most {@code width} characters; what does not fit ends in an ellipsis. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > LINES) {
            String rest = String.join(" ", lines.subList(LINES - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, LINES - 1));
            lines.add(rest);
        }
        return lines.stream().map(l -> shorten(l, width)).toList();
    }

    /** Moves middles apart so that labels of the given heights do not overlap within [top, bottom] where that is possible. */
    static double[] spread(double[] middles, double[] heights, double top, double bottom) {
        double[] placed = middles.clone();
        double edge = top;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(placed[i], edge + heights[i] / 2);
            edge = placed[i] + heights[i] / 2;
        }
        edge = bottom;
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], edge - heights[i] / 2);
            edge = placed[i] - heights[i] / 2;
        }
        return placed;
    }

    private static String shorten(String text, int width) {
        if (text.codePointCount(0, text.length()) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
    }
}
