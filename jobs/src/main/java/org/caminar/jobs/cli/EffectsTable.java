package org.caminar.jobs.cli;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Units;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;

/** The table that a user sees in the terminal: scenarios as rows, the effects on a few indicators at the end as columns. */
final class EffectsTable {
    private static final List<Headline> HEADLINES = List.of(
            new Headline(Indicator.RELATIVE_PRODUCTIVITY_SME, "productivity", "large = 100", 2),
            new Headline(Indicator.GVC_PARTICIPATION_PCT, "in chains", "% of SMEs", 2),
            new Headline(Indicator.DIRECT_EXPORTERS_PCT, "exporters", "% of SMEs", 2),
            new Headline(Indicator.CERTIFIED_PCT, "certified", "% of SMEs", 2),
            new Headline(Indicator.CAPABILITY_MEDIAN, "capability", "median 0-1", 4),
            new Headline(Indicator.PRODUCTIVITY_P90_P10, "P90/P10", "productivity", 3));
    private static final int CELL = 15;

    private EffectsTable() {}

    private record Headline(Indicator indicator, String first, String second, int decimals) {
        String level(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }

        String effect(double mean, double halfWidth) {
            return String.format(Locale.ROOT, "%+." + decimals + "f ±%." + decimals + "f", mean, halfWidth);
        }
    }

    /** Lines of the table for the last observation. */
    static List<String> read(SparkSession spark, ResultDirectory directory, Manifest manifest, int quarter) {
        Object[] indicators =
                HEADLINES.stream().map(h -> h.indicator().column()).toArray();
        Map<String, Row> effects = new HashMap<>();
        directory
                .requireTable(spark, Tables.EFFECTS)
                .filter(col("quarter").equalTo(quarter).and(col("indicator").isin(indicators)))
                .collectAsList()
                .forEach(row -> effects.put(row.getAs("scenario") + "/" + row.getAs("indicator"), row));
        Map<String, Row> levels = new HashMap<>();
        directory
                .requireTable(spark, Tables.SUMMARY)
                .filter(col("quarter").equalTo(quarter).and(col("indicator").isin(indicators)))
                .filter(col("scenario")
                        .equalTo(manifest.baseline())
                        .and(col("statistic").equalTo("mean")))
                .collectAsList()
                .forEach(row -> levels.put(row.getAs("indicator"), row));
        return lines(manifest, quarter, effects, levels);
    }

    private static List<String> lines(
            Manifest manifest, int quarter, Map<String, Row> effects, Map<String, Row> levels) {
        int width = Math.max(
                10, manifest.scenarios().stream().mapToInt(String::length).max().orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(heading(manifest, quarter));
        lines.add("");
        lines.add(pad("", width) + cells(HEADLINES.stream().map(Headline::first).toList()));
        lines.add(pad("scenario", width)
                + cells(HEADLINES.stream().map(Headline::second).toList()));
        lines.add("-".repeat(width + HEADLINES.size() * CELL));
        lines.add(pad(manifest.baseline(), width)
                + cells(HEADLINES.stream()
                        .map(h -> level(h, levels.get(h.indicator().column())))
                        .toList()));
        for (String scenario : manifest.scenarios()) {
            if (!scenario.equals(manifest.baseline())) {
                lines.add(pad(scenario, width)
                        + cells(HEADLINES.stream()
                                .map(h -> effect(
                                        h,
                                        effects.get(
                                                scenario + "/" + h.indicator().column())))
                                .toList()));
            }
        }
        return lines;
    }

    static String heading(Manifest manifest, int quarter) {
        return manifest.country() + " after " + Units.duration(quarter) + ": effect against " + manifest.baseline()
                + ", with its 95 % interval";
    }

    private static String level(Headline headline, Row row) {
        Double value = row == null ? null : row.<Double>getAs("value");
        return value == null ? "-" : headline.level(value);
    }

    private static String effect(Headline headline, Row row) {
        Double mean = row == null ? null : row.<Double>getAs("mean_effect");
        Double high = row == null ? null : row.<Double>getAs("ci_high");
        return mean == null || high == null ? "-" : headline.effect(mean, high - mean);
    }

    private static String cells(List<String> texts) {
        StringBuilder line = new StringBuilder();
        for (String text : texts) {
            line.append(" ".repeat(Math.max(1, CELL - text.length()))).append(text);
        }
        return line.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
