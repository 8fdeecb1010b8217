package org.caminar.jobs.montecarlo;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles;
import org.caminar.jobs.dataset.WaveFiles.Span;

/** Rows of some waves on their way into the tables of a sweep: written beside them first, then published by renaming. */
final class StagedTables {
    private static final double ROWS_PER_FILE = 1_000_000;

    private final ResultDirectory directory;
    private final Span span;

    StagedTables(ResultDirectory directory, Span span) {
        this.directory = directory;
        this.span = span;
    }

    /** Writes so many rows of a table, sorted by its key, into a bounded number of files. */
    void write(TableSchema table, Dataset<Row> rows, long count) {
        Column[] order = table.key().stream().map(c -> col(c)).toArray(Column[]::new);
        // The ledger must be one file, so that one rename publishes.
        int files = table.equals(Tables.RUNS) ? 1 : (int) Math.ceil(count / ROWS_PER_FILE);
        Dataset<Row> divided = files <= 1 ? rows.coalesce(1) : rows.repartitionByRange(files, order);
        divided.sortWithinPartitions(order)
                .write()
                .option("compression", "zstd")
                .parquet(staged(table).uri());
    }

    /**
     * Lets everything appear in the tables, in the ledger last. Throws {@link RefusedException}, before any of it does, if a table has no
     * file: then whoever wrote has another disk.
     */
    void publish(DirectoryLock lock) {
        lock.requireHeld();
        List<List<Location>> files =
                Tables.SWEEP.stream().map(this::requireFiles).toList();
        for (int t = 0; t < files.size(); t++) {
            WaveFiles.publish(directory, Tables.SWEEP.get(t), files.get(t), span);
        }
        location().delete();
    }

    private List<Location> requireFiles(TableSchema table) {
        List<Location> files = ResultDirectory.parquetFiles(staged(table));
        if (files.isEmpty()) {
            throw new RefusedException("nothing has arrived in " + staged(table)
                    + ", though executors have written it: --out must lie where all machines of the cluster see it");
        }
        return files;
    }

    private Location staged(TableSchema table) {
        return location().resolve(table.name());
    }

    /** The directory that has one for each table. */
    Location location() {
        return directory.staging().resolve(span.toString());
    }
}
