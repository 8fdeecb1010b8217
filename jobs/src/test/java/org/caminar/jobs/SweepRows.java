package org.caminar.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;

/** Compares what two sweeps of one experiment hold: every row and column that depends on the experiment alone. */
public final class SweepRows {
    private static final List<TableSchema> REPRODUCIBLE = List.of(Tables.OUTCOMES, Tables.GROUPS, Tables.FINGERPRINTS);

    private SweepRows() {}

    /** Fails if a row is missing, twice, or different. */
    public static void assertSame(ResultDirectory found, ResultDirectory expected, String description) {
        assertThat(runs(found)).as(description).isEqualTo(runs(expected));
        for (TableSchema table : REPRODUCIBLE) {
            assertThat(sorted(found, table))
                    .as(table.name() + ", " + description)
                    .isEqualTo(sorted(expected, table));
        }
    }

    private static List<Row> runs(ResultDirectory directory) {
        return directory
                .requireTable(SharedSpark.session(), Tables.RUNS)
                .select("scenario", "replicate", "status", "seed", "firm_steps", "state_hash", "experiment_digest")
                .orderBy("scenario", "replicate")
                .collectAsList();
    }

    private static List<Row> sorted(ResultDirectory directory, TableSchema table) {
        return directory
                .requireTable(SharedSpark.session(), table)
                .orderBy(table.key().stream().map(functions::col).toArray(Column[]::new))
                .collectAsList();
    }
}
