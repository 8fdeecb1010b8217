package org.caminar.jobs.dataset;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.ConfigException;
import org.caminar.engine.config.DesignLoader;

/**
 * Where the results of one experiment lie: the one home of the names of its files.
 *
 * @param root the directory, on any file system; it need not exist
 */
public record ResultDirectory(Location root) {
    /** Signs with which a path is a pattern to Spark's readers. */
    private static final Pattern SIGNS = Pattern.compile("[\\[\\]{}*?\\\\]");

    /** On this machine. */
    public ResultDirectory(Path root) {
        this(Location.of(root));
    }

    /** Directory of a table. */
    public Location table(TableSchema table) {
        return root.resolve(table.directory());
    }

    /** The resolved configuration. */
    public Location experiment() {
        return root.resolve("experiment.conf");
    }

    /** Title of the experiment, as the resolved configuration says; empty if there is none that this version understands. */
    public Optional<String> findTitle() {
        try {
            return AtomicFiles.findText(experiment())
                    .map(resolved -> DesignLoader.parse(resolved).experiment().title());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    /** What ran, where, when, with which versions. */
    public Location manifest() {
        return root.resolve("manifest.json");
    }

    /** Columns and units for readers. */
    public Location dictionary() {
        return root.resolve("DICTIONARY.md");
    }

    /** Columns and units for programs: a Data Package. */
    public Location dataPackage() {
        return root.resolve("datapackage.json");
    }

    /** A table as one comma-separated file. */
    public Location csv(TableSchema table) {
        return root.resolve(table.name() + ".csv");
    }

    /** The report. */
    public Location report() {
        return root.resolve("report.html");
    }

    /** The log. */
    public Location log() {
        return root.resolve("caminar.log");
    }

    /** What a job that works in it holds. */
    Location lock() {
        return root.resolve(".lock");
    }

    /** Returns itself; throws {@link RefusedException} if Spark would not read what lies in it, but what a pattern matches. */
    public ResultDirectory requirePlain() {
        if (SIGNS.matcher(root.path().toUri().getPath()).find()) {
            throw new RefusedException(
                    "the path of a result directory must have none of [ ] { } * ? \\, which are a pattern to"
                            + " Spark, but was " + root);
        }
        return this;
    }

    /** Makes it if need be; throws {@link RefusedException} if that cannot be done, or Spark could not read it. */
    public void create() {
        requirePlain();
        try {
            root.createDirectories();
        } catch (UncheckedIOException e) {
            throw new RefusedException(
                    "cannot create " + root + " (" + e.getCause().getMessage() + "): take another --out");
        }
    }

    /** Where files are prepared before they are published by renaming. */
    public Location staging() {
        return root.resolve(".staging");
    }

    /** Where the checkpoints of runs lie while they are simulated; what an interruption leaves is used by the next sweep. */
    public Location checkpoints() {
        return root.resolve(".checkpoints");
    }

    /** Where the files of a firm panel lie until its run is complete. */
    Location firmParts() {
        return root.resolve(".firm-parts");
    }

    /** Whether nothing is there but what logging, or a job killed before it published anything, may have left. */
    public boolean isEmpty() {
        return entries().stream().allMatch(this::isIncidental);
    }

    /** Whether an entry is nothing that a job has published. */
    boolean isIncidental(Location entry) {
        return entry.equals(log()) || entry.equals(staging()) || AtomicFiles.isDraft(entry);
    }

    /** Files and directories directly in it; none when it does not exist. */
    public List<Location> entries() {
        return root.list().stream().filter(e -> !e.equals(lock())).toList();
    }

    /** Published Parquet files of a table, sorted by name; none when the table does not exist. */
    public List<Location> files(TableSchema table) {
        return parquetFiles(table(table));
    }

    /** Parquet files directly in a directory, sorted by name; none when it does not exist. */
    public static List<Location> parquetFiles(Location directory) {
        return directory.list().stream()
                .filter(f -> f.name().endsWith(".parquet"))
                .toList();
    }

    /** Reads a table with its declared schema; empty if it has no files. */
    public Optional<Dataset<Row>> findTable(SparkSession spark, TableSchema table) {
        return files(table).isEmpty()
                ? Optional.empty()
                : Optional.of(spark.read()
                        .schema(table.structType())
                        .parquet(table(table).uri()));
    }

    /** Reads a table with its declared schema; throws {@link IllegalStateException} if it has no files. */
    public Dataset<Row> requireTable(SparkSession spark, TableSchema table) {
        return findTable(spark, table)
                .orElseThrow(() -> new IllegalStateException("there is no table " + table.name() + " in " + root));
    }

    /** Removes what an interrupted job left in the staging directory. */
    public void clearStaging() {
        staging().delete();
    }
}
