package org.caminar.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.caminar.engine.model.Indicator;

/** A made-up result directory whose magnitudes are plausible. */
final class SyntheticResults {
    private static final int HORIZON = 80;
    private static final int STEP = 2;
    private static final List<String> REGIONS = List.of(
            "Buenos Aires", "Córdoba", "Santa Fe", "Mendoza", "Tucumán", "Salta", "Neuquén", "Tierra del Fuego");
    private static final Map<Indicator, Double> LEVELS = Map.of(
            Indicator.RELATIVE_PRODUCTIVITY_SME, 38.0,
            Indicator.GVC_PARTICIPATION_PCT, 7.2,
            Indicator.SUPPLIERS_PCT, 5.1,
            Indicator.DIRECT_EXPORTERS_PCT, 2.6,
            Indicator.CERTIFIED_PCT, 4.4,
            Indicator.PRODUCTIVITY_P90_P10, 3.9,
            Indicator.EXPERIENTIAL_MEAN, 0.41,
            Indicator.SME_VALUE_ADDED, 61_000.0,
            Indicator.SMES, 44_600.0);

    final Map<String, String> titles = new LinkedHashMap<>();
    int replicates = 20;
    Set<Indicator> unobserved = Set.of();
    boolean hasNulls;
    long failed;
    String error = "IllegalStateException: <b>workers</b> must be at least 1 but was 0.97";

    /** The baseline and {@code policies} others. */
    SyntheticResults(int policies) {
        titles.put("baseline", "Institutions in place");
        List<String> names = List.of(
                "Bridging institution, inclusive",
                "Bridging, then linkage",
                "Regional extension centres",
                "Linkage, then bridging",
                "Closed association",
                "Supplier development",
                "Credit",
                "Export promotion",
                "Frontier R&D institute",
                "Bridging institution, closed",
                "Both at half");
        for (int i = 0; i < policies; i++) {
            titles.put("policy_" + i, i < names.size() ? names.get(i) : "Policy mix number " + i);
        }
    }

    Setting setting() {
        return new Setting(
                "argentina-policies",
                "What would the same money do for Argentina’s small firms?",
                "Argentina",
                0.05,
                20260101L,
                45_000,
                replicates,
                HORIZON,
                0.0006,
                "baseline",
                STEP,
                titles);
    }

    void write(SparkSession spark, Path directory) throws IOException {
        Files.writeString(directory.resolve("experiment.conf"), "");
        Files.writeString(directory.resolve("manifest.json"), MANIFEST);
        table(spark, directory, "summary", SUMMARY, summary());
        table(spark, directory, "effects", EFFECTS, effects());
        table(spark, directory, "group_effects", GROUP_EFFECTS, groups());
        table(spark, directory, "runs", RUNS, runs());
    }

    private static final String MANIFEST = """
            {"experiment": "argentina-policies", "experiment_digest": "7d1f0c", "command": ["caminar", "demo", "--seed", "1"],
             "platform": {"caminar_version": "0.1.0", "java_version": "17.0.15", "spark_version": "4.2.0", "cores": 2},
             "started_at": "2026-01-01T09:00:00Z", "finished_at": null}
            """;
    private static final String SUMMARY =
            "scenario string, quarter int, year double, indicator string, statistic string, value double, mcse double, n int";
    private static final String EFFECTS =
            "scenario string, baseline string, quarter int, year double, indicator string,"
                    + " unit string, mean_effect double, sd double, mcse double, ci_low double, ci_high double, relative_effect_pct double,"
                    + " share_improved double, share_improved_low double, share_improved_high double, correlation double,"
                    + " variance_reduction double, p_value double, p_holm double, n int";
    private static final String GROUP_EFFECTS =
            "scenario string, group_kind string, group_name string, quarter int, year double,"
                    + " indicator string, mean double, mean_effect double, ci_low double, ci_high double, n int";
    private static final String RUNS =
            "scenario string, replicate int, status string, error string, seed bigint, firms int,"
                    + " firm_steps bigint, wall_seconds double, state_hash string";

    private List<Row> summary() {
        List<Row> rows = new ArrayList<>();
        for (String scenario : titles.keySet()) {
            for (int quarter = 0; quarter <= HORIZON; quarter += STEP) {
                for (Indicator indicator : observed()) {
                    double level = level(indicator, quarter) + effect(scenario, indicator, quarter);
                    double sd = spread(indicator);
                    rows.add(statistic(scenario, quarter, indicator, "mean", level, sd / Math.sqrt(replicates)));
                    rows.add(statistic(scenario, quarter, indicator, "p05", level - 1.6 * sd, null));
                    rows.add(statistic(scenario, quarter, indicator, "p95", level + 1.6 * sd, null));
                    rows.add(statistic(scenario, quarter, indicator, "max", level + 3 * sd, null));
                }
                double spent = scenario.equals("baseline") ? 0 : 44.0 * quarter;
                rows.add(statistic(scenario, quarter, Indicator.SPENDING, "mean", spent, 0.0));
                rows.add(statistic(scenario, quarter, Indicator.SPENDING_PCT_GDP, "mean", spent > 0 ? 0.06 : 0, 0.0));
            }
        }
        return rows;
    }

    private Row statistic(
            String scenario, int quarter, Indicator indicator, String statistic, double value, Double mcse) {
        boolean isNull = hasNulls && (quarter == 0 || indicator == Indicator.CERTIFIED_PCT);
        return RowFactory.create(
                scenario,
                quarter,
                quarter / 4.0,
                indicator.column(),
                statistic,
                isNull ? null : value,
                replicates == 1 ? null : mcse,
                replicates);
    }

    private List<Row> effects() {
        List<Row> rows = new ArrayList<>();
        for (String scenario : policies()) {
            for (int quarter = 0; quarter <= HORIZON; quarter += STEP) {
                for (Indicator indicator : observed()) {
                    rows.add(effect(scenario, quarter, indicator));
                }
            }
        }
        return rows;
    }

    private Row effect(String scenario, int quarter, Indicator indicator) {
        double mean = effect(scenario, indicator, quarter);
        boolean isNull = hasNulls && indicator == Indicator.CERTIFIED_PCT;
        double half = spread(indicator) / 6;
        boolean hasInterval = replicates > 1 && !isNull;
        return RowFactory.create(
                scenario,
                "baseline",
                quarter,
                quarter / 4.0,
                indicator.column(),
                indicator.unit(),
                isNull ? null : mean,
                hasInterval ? half * 2 : null,
                hasInterval ? half / 2 : null,
                hasInterval ? mean - half : null,
                hasInterval ? mean + half : null,
                isNull ? null : 100 * mean / level(indicator, quarter),
                isNull ? null : mean > 0 ? 0.95 : 0.4,
                null,
                null,
                hasInterval ? 0.9 : null,
                hasInterval ? 0.88 : null,
                hasInterval ? 0.01 : null,
                hasInterval ? (Math.abs(mean) > half ? 0.0001 : 0.62) : null,
                replicates);
    }

    private List<Row> groups() {
        List<Row> rows = new ArrayList<>();
        for (String scenario : titles.keySet()) {
            group(rows, scenario, "size_class", List.of("micro", "small", "medium", "large"));
            group(rows, scenario, "initial_quartile", List.of("q1", "q2", "q3", "q4"));
            group(rows, scenario, "region", REGIONS);
        }
        return rows;
    }

    private void group(List<Row> rows, String scenario, String kind, List<String> names) {
        for (Indicator indicator : observed()) {
            for (int i = 0; i < names.size(); i++) {
                boolean isNull = names.get(i).equals("large") || scenario.equals("baseline");
                double mean = effect(scenario, indicator, HORIZON) * (0.5 + 0.3 * i);
                double half = spread(indicator) / 5;
                boolean hasInterval = replicates > 1 && !isNull;
                rows.add(RowFactory.create(
                        scenario,
                        kind,
                        names.get(i),
                        HORIZON,
                        HORIZON / 4.0,
                        indicator.column(),
                        level(indicator, HORIZON),
                        isNull ? null : mean,
                        hasInterval ? mean - half : null,
                        hasInterval ? mean + half : null,
                        replicates));
            }
        }
    }

    private List<Row> runs() {
        List<Row> rows = new ArrayList<>();
        for (String scenario : titles.keySet()) {
            for (int replicate = 0; replicate < replicates; replicate++) {
                boolean isFailed = rows.size() < failed;
                rows.add(RowFactory.create(
                        scenario,
                        replicate,
                        isFailed ? "failed" : "succeeded",
                        isFailed ? error : null,
                        1L,
                        isFailed ? null : 45_000,
                        isFailed ? null : 3_600_000L,
                        1.3,
                        null));
            }
        }
        return rows;
    }

    private List<String> policies() {
        return titles.keySet().stream().filter(s -> !s.equals("baseline")).toList();
    }

    private List<Indicator> observed() {
        return LEVELS.keySet().stream()
                .filter(i -> !unobserved.contains(i))
                .sorted()
                .toList();
    }

    private static double level(Indicator indicator, int quarter) {
        return LEVELS.get(indicator) * (1 + 0.12 * Math.log1p(quarter / 16.0));
    }

    private static double spread(Indicator indicator) {
        return 0.012 * LEVELS.get(indicator);
    }

    /** Fades with the policy's number; the ninth does harm. */
    private double effect(String scenario, Indicator indicator, int quarter) {
        int rank = List.copyOf(titles.keySet()).indexOf(scenario);
        if (rank == 0) {
            return 0;
        }
        double size = rank == 9 ? -0.3 : 2.6 / rank - 0.25 + 0.05 * ((rank * 7 + indicator.ordinal()) % 5);
        double growth = Math.pow(quarter / (double) HORIZON, 1.4);
        double sign = indicator == Indicator.PRODUCTIVITY_P90_P10 ? -0.3 : 1;
        return indicator == Indicator.SMES ? 0 : sign * 0.026 * LEVELS.get(indicator) * size * growth;
    }

    private static void table(SparkSession spark, Path directory, String name, String schema, List<Row> rows) {
        spark.createDataFrame(rows, StructType.fromDDL(schema))
                .coalesce(1)
                .write()
                .parquet(directory.resolve(name + ".parquet").toString());
    }
}
