package org.caminar.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.model.Indicator;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;

/** Reads what the report needs from a result directory: filtered by Spark, so that memory does not grow with the number of runs. */
final class ResultReader {
    private static final Object[] STATISTICS = {"mean", "p05", "p95"};

    private final SparkSession spark;
    private final ResultDirectory directory;
    private final Map<String, Indicator> indicators;

    ResultReader(SparkSession spark, ResultDirectory directory, Set<Indicator> indicators) {
        this.spark = spark;
        this.directory = directory;
        this.indicators = EnumSet.copyOf(indicators).stream().collect(Collectors.toMap(Indicator::column, i -> i));
    }

    Results read(Setting setting) {
        Map<Results.PathKey, Results.Path> paths = paths(directory.requireTable(spark, Tables.SUMMARY));
        List<Effect> effects =
                directory.findTable(spark, Tables.EFFECTS).map(this::effects).orElse(List.of());
        int last = effects.stream().mapToInt(Effect::quarter).max().orElse(0);
        List<Effect> lastEffects =
                effects.stream().filter(e -> e.quarter() == last).toList();
        List<Effect> valueAdded = effects.stream()
                .filter(e -> e.indicator() == Indicator.SME_VALUE_ADDED)
                .toList();
        List<GroupEffect> groups = directory
                .findTable(spark, Tables.GROUP_EFFECTS)
                .map(this::groups)
                .orElse(List.of());
        Runs runs = runs(directory.requireTable(spark, Tables.RUNS));
        return new Results(
                setting, scenarios(setting, paths), paths, lastEffects, valueAdded, groups, runs, manifest());
    }

    private static List<String> scenarios(Setting setting, Map<Results.PathKey, Results.Path> paths) {
        Set<String> present =
                paths.keySet().stream().map(Results.PathKey::scenario).collect(Collectors.toSet());
        Set<String> ordered = new LinkedHashSet<>(setting.titles().keySet());
        present.stream().sorted().forEach(ordered::add);
        ordered.retainAll(present);
        return List.copyOf(ordered);
    }

    private Map<Results.PathKey, Results.Path> paths(Dataset<Row> summary) {
        Dataset<Row> wanted = summary.filter(isWanted().and(col("statistic").isin(STATISTICS)))
                .select(
                        text("scenario"),
                        text("indicator"),
                        text("statistic"),
                        col("quarter"),
                        number("year"),
                        number("value"),
                        number("mcse"),
                        col("n").cast("long"));
        Map<Results.PathKey, List<Row>> byKey = new HashMap<>();
        for (Row row : wanted.collectAsList()) {
            Results.PathKey key =
                    new Results.PathKey(row.getString(0), indicators.get(row.getString(1)), row.getString(2));
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        Map<Results.PathKey, Results.Path> paths = new HashMap<>();
        byKey.forEach((key, rows) -> paths.put(key, path(rows)));
        return paths;
    }

    private static Results.Path path(List<Row> rows) {
        rows.sort(Comparator.comparingInt(row -> row.getInt(3)));
        double[] years = rows.stream().mapToDouble(row -> number(row, 4)).toArray();
        double[] values = rows.stream().mapToDouble(row -> number(row, 5)).toArray();
        Row last = rows.get(rows.size() - 1);
        return new Results.Path(years, values, number(last, 6), last.isNullAt(7) ? 0 : last.getLong(7));
    }

    private List<Effect> effects(Dataset<Row> effects) {
        return collect(
                effects.filter(isWanted())
                        .select(
                                text("scenario"),
                                col("quarter"),
                                number("year"),
                                text("indicator"),
                                number("mean_effect"),
                                number("mcse"),
                                number("ci_low"),
                                number("ci_high"),
                                number("relative_effect_pct"),
                                number("share_improved"),
                                number("variance_reduction"),
                                number("p_holm"),
                                col("n").cast("long")),
                row -> new Effect(
                        row.getString(0),
                        row.getInt(1),
                        number(row, 2),
                        indicators.get(row.getString(3)),
                        number(row, 4),
                        number(row, 5),
                        number(row, 6),
                        number(row, 7),
                        number(row, 8),
                        number(row, 9),
                        number(row, 10),
                        number(row, 11),
                        row.isNullAt(12) ? 0 : row.getLong(12)));
    }

    private List<GroupEffect> groups(Dataset<Row> groups) {
        return collect(
                groups.filter(isWanted())
                        .select(
                                text("scenario"),
                                text("group_kind"),
                                text("group_name"),
                                text("indicator"),
                                number("mean"),
                                number("mean_effect"),
                                number("ci_low"),
                                number("ci_high")),
                row -> new GroupEffect(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        indicators.get(row.getString(3)),
                        number(row, 4),
                        number(row, 5),
                        number(row, 6),
                        number(row, 7)));
    }

    private Runs runs(Dataset<Row> runs) {
        Column failed = col("status").equalTo("failed");
        Row totals = runs.agg(
                        count(lit(1)),
                        sum(when(failed, 1L).otherwise(0L)),
                        max(col("firms").cast("long")),
                        sum(col("firm_steps").cast("long")),
                        sum(number("wall_seconds")))
                .first();
        List<Runs.Failure> failures = collect(
                runs.filter(failed)
                        .select(text("scenario"), col("replicate").cast("long"), text("error"))
                        .orderBy("scenario", "replicate")
                        .limit(Runs.SHOWN),
                row -> new Runs.Failure(row.getString(0), row.getLong(1), row.getString(2)));
        return new Runs(
                whole(totals, 0), whole(totals, 1), whole(totals, 2), whole(totals, 3), number(totals, 4), failures);
    }

    private Map<String, String> manifest() {
        Map<String, String> leaves = new LinkedHashMap<>();
        AtomicFiles.findText(directory.manifest()).ifPresent(text -> {
            try {
                flatten("", new ObjectMapper().readTree(text), leaves);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + directory.manifest(), e);
            }
        });
        return Collections.unmodifiableMap(leaves);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            String start = prefix.isEmpty() ? "" : prefix + ".";
            node.properties().forEach(field -> flatten(start + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
            leaves.put(prefix, String.join(", ", items));
        } else if (!node.isNull()) {
            leaves.put(prefix, node.asText());
        }
    }

    private Column isWanted() {
        return col("indicator").isin(indicators.keySet().toArray());
    }

    private static <T> List<T> collect(Dataset<Row> rows, Function<Row, T> read) {
        return rows.collectAsList().stream().map(read).toList();
    }

    private static Column text(String column) {
        return col(column).cast("string");
    }

    private static Column number(String column) {
        return col(column).cast("double");
    }

    private static double number(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    private static long whole(Row row, int column) {
        return row.isNullAt(column) ? 0 : row.getLong(column);
    }
}
