package org.caminar.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, aligned so that it also reads well on a terminal: texts to the left, numbers to the right. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "a row must have " + rows.get(0).size() + " cells but had " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        boolean[] numeric = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            numeric[c] = rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+]?[0-9].*|–|"));
        }
        List<String> lines =
                rows.stream().map(row -> line(row, widths, numeric)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, rule(widths, numeric));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder("|");
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - row.get(c).length());
            line.append(' ')
                    .append(numeric[c] ? space + row.get(c) : row.get(c) + space)
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder("|");
        for (int c = 0; c < widths.length; c++) {
            line.append("-".repeat(widths[c] + 1))
                    .append(numeric[c] ? ":" : "-")
                    .append('|');
        }
        return line.toString();
    }
}
