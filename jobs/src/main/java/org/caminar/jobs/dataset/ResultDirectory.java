package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the results of one experiment lie: the one home of the names of its files.
 *
 * @param root absolute path of the directory; it need not exist
 */
public record ResultDirectory(Path root) {
    private static final String STAGING = ".staging";

    /** Makes the path absolute. */
    public ResultDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Directory of a table. */
    public Path table(TableSchema table) {
        return root.resolve(table.directory());
    }

    /** The resolved configuration. */
    public Path experiment() {
        return root.resolve("experiment.conf");
    }

    /** What ran, where, when, with which versions. */
    public Path manifest() {
        return root.resolve("manifest.json");
    }

    /** Columns and units for readers. */
    public Path dictionary() {
        return root.resolve("DICTIONARY.md");
    }

    /** Columns and units for programs: a Data Package. */
    public Path dataPackage() {
        return root.resolve("datapackage.json");
    }

    /** A table as one comma-separated file. */
    public Path csv(TableSchema table) {
        return root.resolve(table.name() + ".csv");
    }

    /** The report. */
    public Path report() {
        return root.resolve("report.html");
    }

    /** The log. */
    public Path log() {
        return root.resolve("caminar.log");
    }

    /** What a job that works in it holds. */
    Path lock() {
        return root.resolve(".lock");
    }

    /** Makes it if need be; throws {@link RefusedException} if that cannot be done. */
    public void create() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new RefusedException("cannot create " + root + " (" + e + "): take another --out");
        }
    }

    /** Where files are prepared before they are published by renaming. */
    public Path staging() {
        return root.resolve(STAGING);
    }

    /** Whether nothing is there but what logging may have left. */
    public boolean isEmpty() {
        return entries().stream().allMatch(log()::equals);
    }

    /** Files and directories directly in it; none when it does not exist. */
    public List<Path> entries() {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(e -> !e.equals(lock())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }

    /** Published Parquet files of a table, sorted by name; none when the table does not exist. */
    public List<Path> files(TableSchema table) {
        return parquetFiles(table(table));
    }

    /** Parquet files directly in a directory, sorted by name; none when it does not exist. */
    public static List<Path> parquetFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(f -> f.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** Reads a table with its declared schema; empty if it has no files. */
    public Optional<Dataset<Row>> findTable(SparkSession spark, TableSchema table) {
        return files(table).isEmpty()
                ? Optional.empty()
                : Optional.of(spark.read()
                        .schema(table.structType())
                        .parquet(table(table).toString()));
    }

    /** Reads a table with its declared schema; throws {@link IllegalStateException} if it has no files. */
    public Dataset<Row> requireTable(SparkSession spark, TableSchema table) {
        return findTable(spark, table)
                .orElseThrow(() -> new IllegalStateException("there is no table " + table.name() + " in " + root));
    }

    /** Removes what an interrupted job left in the staging directory. */
    public void clearStaging() {
        delete(staging());
    }

    /** Deletes a file, or a directory with all that is in it; nothing if it does not exist. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
