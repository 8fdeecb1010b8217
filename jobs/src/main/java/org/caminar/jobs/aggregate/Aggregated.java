package org.caminar.jobs.aggregate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;

/**
 * The runs that the statistics of a result directory are of. Runs are only ever added to those that succeeded, or statistics
 * are deleted with them, so equal numbers by scenario are the same runs.
 */
public final class Aggregated {
    private final SparkSession spark;
    private final ResultDirectory directory;
    private final String baseline;

    private Aggregated(SparkSession spark, ResultDirectory directory, String baseline) {
        this.spark = spark;
        this.directory = directory;
        this.baseline = baseline;
    }

    /** Throws {@link RefusedException} if there have been runs since the statistics were computed, or not all of these are there. */
    public static void requireCurrent(SparkSession spark, ResultDirectory directory) {
        String baseline = Aggregate.validate(directory).baseline();
        if (!new Aggregated(spark, directory, baseline).isCurrent()) {
            throw new RefusedException("the statistics are of other runs than the table runs has: caminar aggregate "
                    + directory.root() + " first");
        }
    }

    private boolean isCurrent() {
        Dataset<Row> runs = Aggregate.succeededRuns(spark, directory);
        Dataset<Row> ofBaseline =
                runs.filter(col("scenario").equalTo(baseline)).select(col("replicate"), lit(1).as("pair"));
        Map<String, Long> succeeded = new HashMap<>();
        Map<String, Long> paired = new HashMap<>();
        for (Row row : runs.join(ofBaseline, new String[] {"replicate"}, "left")
                .groupBy("scenario")
                .agg(count(lit(1)), count(col("pair")))
                .collectAsList()) {
            succeeded.put(row.getString(0), row.getLong(1));
            if (!row.getString(0).equals(baseline) && row.getLong(2) > 0) {
                paired.put(row.getString(0), row.getLong(2));
            }
        }
        Column isEffect = col("mean_effect").isNotNull();
        return succeeded.equals(numbers(Tables.SUMMARY, lit(true)))
                && paired.equals(numbers(Tables.EFFECTS, isEffect))
                && paired.equals(numbers(Tables.GROUP_EFFECTS, isEffect));
    }

    /** The runs behind some rows of a table by scenario: where an indicator or a group is missing in some, another is not. */
    private Map<String, Long> numbers(TableSchema table, Column rows) {
        Map<String, Long> numbers = new HashMap<>();
        directory
                .findTable(spark, table)
                .ifPresent(statistics -> statistics
                        .filter(rows)
                        .groupBy("scenario")
                        .agg(max("n").cast("long"))
                        .collectAsList()
                        .forEach(row -> numbers.put(row.getString(0), row.getLong(1))));
        return numbers;
    }
}
