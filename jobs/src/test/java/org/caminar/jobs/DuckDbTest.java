package org.caminar.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caminar.engine.model.Indicator;
import org.caminar.jobs.aggregate.Aggregate;
import org.caminar.jobs.dataset.Column;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.FakeSweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: an independent reader finds in the files what the dictionary promises, and the same statistics. */
class DuckDbTest {
    @TempDir
    static Path temp;

    private static ResultDirectory directory;

    @BeforeAll
    static void fill() {
        directory = FakeSweep.fill(temp.resolve("out"), 8);
        Aggregate.of(SharedSpark.session(), directory).run();
    }

    @Test
    void readsEveryTableWithTheDeclaredColumns() throws SQLException {
        for (TableSchema table : Tables.ALL) {
            if (table.equals(Tables.FIRMS)) {
                continue;
            }
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM " + source(table))) {
                ResultSetMetaData meta = rows.getMetaData();
                List<String> names = new ArrayList<>();
                for (int c = 1; c <= meta.getColumnCount(); c++) {
                    names.add(meta.getColumnName(c));
                }
                assertThat(names)
                        .as(table.name())
                        .isEqualTo(table.columns().stream().map(Column::name).toList());
                assertThat(rows.next()).as(table.name()).isTrue();
            }
        }
    }

    @Test
    void summaryEqualsOutcomesAggregatedInSql() throws SQLException {
        String indicators = Stream.of(Indicator.values()).map(Indicator::column).collect(Collectors.joining(", "));
        String sql = """
                WITH long AS (UNPIVOT (SELECT * FROM %s) ON %s INTO NAME indicator VALUE v),
                expected AS (
                  SELECT scenario, quarter, indicator, count(v) AS n, avg(v) AS mean, stddev_samp(v) AS sd, min(v) AS min,
                    quantile_cont(v, 0.05) AS p05, quantile_cont(v, 0.25) AS p25, quantile_cont(v, 0.5) AS p50,
                    quantile_cont(v, 0.75) AS p75, quantile_cont(v, 0.95) AS p95, max(v) AS max
                  FROM long GROUP BY ALL),
                tall AS (UNPIVOT expected ON mean, sd, min, p05, p25, p50, p75, p95, max INTO NAME statistic VALUE e)
                SELECT count(*), sum(CAST(s.n <> tall.n OR abs(s.value - e) > 1e-9 * (1 + abs(e)) AS INT)),
                  sum(CAST(statistic = 'mean' AND abs(s.mcse * sqrt(s.n) - sd.value) > 1e-9 AS INT))
                FROM tall JOIN %s s USING (scenario, quarter, indicator, statistic)
                JOIN (FROM %s WHERE statistic = 'sd') sd USING (scenario, quarter, indicator)
                """.formatted(source(Tables.OUTCOMES), indicators, source(Tables.SUMMARY), source(Tables.SUMMARY));
        List<Long> found = query(sql);
        assertThat(found.get(0)).isEqualTo(3L * 3 * Indicator.values().length * 9);
        assertThat(found.get(1)).isZero();
        assertThat(found.get(2)).isZero();
    }

    @Test
    void csvEqualsParquet() throws SQLException {
        String csv = "read_csv('" + directory.csv(Tables.EFFECTS) + "', header = true)";
        List<Long> found = query("SELECT count(*), sum(CAST(c.mean_effect <> p.mean_effect OR c.p_holm <> p.p_holm"
                + " OR (c.share_improved IS NULL) <> (p.share_improved IS NULL) AS INT)) FROM " + csv + " c JOIN "
                + source(Tables.EFFECTS) + " p USING (scenario, quarter, indicator)");
        assertThat(found.get(0)).isEqualTo(2L * 3 * Indicator.values().length);
        assertThat(found.get(1)).isZero();
    }

    private static String source(TableSchema table) {
        return "read_parquet('" + directory.table(table) + "/*.parquet')";
    }

    private static List<Long> query(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            List<Long> values = new ArrayList<>();
            for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                values.add(rows.getLong(c));
            }
            return values;
        }
    }
}
