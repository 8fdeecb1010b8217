package org.caminar.jobs.aggregate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.model.Indicator;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.DataDictionary;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles;

/**
 * Computes {@code summary}, {@code effects} and {@code group_effects} of a result directory from its succeeded runs. Each table
 * appears whole, in place of an earlier one; its bytes depend on the runs only, not on how Spark divides the work.
 */
public final class Aggregate {
    /** Spark job group of its jobs. */
    public static final String JOB_GROUP = "caminar-aggregate";

    private static final String FILE = "part-00000.parquet";

    private final SparkSession spark;
    private final ResultDirectory directory;

    private Aggregate(SparkSession spark, ResultDirectory directory) {
        this.spark = spark;
        this.directory = directory;
    }

    /** Of a result directory that a sweep wrote. */
    public static Aggregate of(SparkSession spark, ResultDirectory directory) {
        return new Aggregate(spark, directory);
    }

    /** Throws {@link RefusedException} if there is nothing to aggregate. */
    public static Manifest validate(ResultDirectory directory) {
        Manifest manifest = Manifest.find(directory)
                .orElseThrow(() -> new RefusedException(
                        directory.root() + " is not a result directory: it has no manifest.json; run a sweep first"));
        if (directory.files(Tables.RUNS).isEmpty()) {
            throw new RefusedException(
                    directory.root() + " has no finished runs yet: continue the sweep with --resume");
        }
        return manifest;
    }

    /** Does it. Throws {@link RefusedException} if there is nothing to aggregate, or a sweep is still writing. */
    public AggregateResult run() {
        Manifest manifest = validate(directory);
        spark.sparkContext().setJobGroup(JOB_GROUP, "aggregate " + manifest.experiment(), true);
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            WaveFiles.recover(directory);
            return aggregate(manifest, lock);
        } finally {
            lock.close();
            spark.sparkContext().clearJobGroup();
        }
    }

    private AggregateResult aggregate(Manifest manifest, DirectoryLock lock) {
        Dataset<Row> runs = succeededRuns(spark, directory);
        long count = runs.count();
        if (count == 0) {
            throw new RefusedException("no run in " + directory.root() + " has succeeded: see the column error of "
                    + directory.table(Tables.RUNS) + ", then sweep with --retry-failed");
        }
        Dataset<Row> outcomes = succeeded(Tables.OUTCOMES, runs);
        int lastQuarter = outcomes.agg(max("quarter")).first().getInt(0);
        Dataset<Row> series = Series.collect(outcomes, List.of("scenario", "quarter"), List.of(Indicator.values()));
        Dataset<Row> byQuarter = series.groupBy("quarter")
                .agg(collect_list(struct(col("scenario"), col(Series.COLUMN))).as(EffectRows.SCENARIOS));

        List<Location> files = new ArrayList<>();
        files.add(write(Tables.SUMMARY, rows(series, new SummaryRows(), Tables.SUMMARY), lock));
        files.add(write(Tables.EFFECTS, rows(byQuarter, new EffectRows(manifest.baseline()), Tables.EFFECTS), lock));
        files.add(write(Tables.GROUP_EFFECTS, groupEffects(manifest.baseline(), runs, lastQuarter), lock));
        files.add(writeCsv(Tables.SUMMARY, lock));
        files.add(writeCsv(Tables.EFFECTS, lock));
        lock.requireHeld();
        DataDictionary.write(directory, directory.findTitle().orElse(manifest.experiment()));
        directory.clearStaging();
        return new AggregateResult(files, count, lastQuarter);
    }

    /** Scenario and replicate of the runs that statistics are of. */
    static Dataset<Row> succeededRuns(SparkSession spark, ResultDirectory directory) {
        return directory
                .requireTable(spark, Tables.RUNS)
                .filter(col("status").equalTo("succeeded"))
                .select("scenario", "replicate");
    }

    private Dataset<Row> groupEffects(String baseline, Dataset<Row> runs, int lastQuarter) {
        List<String> group = List.of("group_kind", "group_name", "quarter");
        List<String> key = new ArrayList<>(group);
        key.add("scenario");
        Dataset<Row> last = succeeded(Tables.GROUPS, runs).filter(col("quarter").equalTo(lastQuarter));
        Dataset<Row> series = Series.collect(last, key, Tables.GROUPED);
        Dataset<Row> reference = series.filter(col("scenario").equalTo(baseline))
                .drop("scenario")
                .withColumnRenamed(Series.COLUMN, GroupEffectRows.BASELINE);
        Dataset<Row> paired = series.join(reference, group.toArray(String[]::new), "left");
        return rows(paired, new GroupEffectRows(baseline), Tables.GROUP_EFFECTS);
    }

    private Dataset<Row> succeeded(TableSchema table, Dataset<Row> runs) {
        return directory.requireTable(spark, table).join(runs, new String[] {"scenario", "replicate"}, "left_semi");
    }

    private static Dataset<Row> rows(Dataset<Row> series, FlatMapFunction<Row, Row> function, TableSchema table) {
        return series.flatMap(function, Encoders.row(table.structType()));
    }

    /** Writes one file sorted by key and the order of indicators' names, then renames it into the table's directory. */
    private Location write(TableSchema table, Dataset<Row> rows, DirectoryLock lock) {
        Location staged = directory.staging().resolve(table.name());
        Column[] key = Series.columns(table.key());
        rows.repartition(1)
                .sortWithinPartitions(key)
                .write()
                .option("compression", "zstd")
                .parquet(staged.uri());
        Location file = directory.table(table).resolve(FILE);
        lock.requireHeld();
        AtomicFiles.publish(ResultDirectory.parquetFiles(staged).get(0), file);
        return directory.table(table);
    }

    private Location writeCsv(TableSchema table, DirectoryLock lock) {
        Location staged = directory.staging().resolve(table.name() + ".csv");
        CsvFile.write(staged, table, directory.requireTable(spark, table).toLocalIterator());
        lock.requireHeld();
        AtomicFiles.publish(staged, directory.csv(table));
        return directory.csv(table);
    }
}
