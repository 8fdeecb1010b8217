package org.caminar.jobs.montecarlo;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableFile;
import org.caminar.jobs.dataset.Tables;

/** Which runs a result directory has: the table {@code runs}, in a bit per run. It keeps pace with a sweep, a wave's file at a time. */
final class Ledger {
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";

    private final Map<String, BitSet> succeeded = new HashMap<>();
    private final Map<String, BitSet> failed = new HashMap<>();
    private final Set<Location> filesRead = new HashSet<>();

    /** Reads the files that are there and that it has not read yet. */
    void read(SparkSession spark, ResultDirectory directory) {
        for (Location file : directory.files(Tables.RUNS)) {
            if (!filesRead.add(file)) {
                continue;
            }
            try {
                TableFile.read(file.path(), spark.sparkContext().hadoopConfiguration(), this::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    private void add(Group run) {
        (run.getString("status", 0).equals(SUCCEEDED) ? succeeded : failed)
                .computeIfAbsent(run.getString("scenario", 0), s -> new BitSet())
                .set(run.getInteger("replicate", 0));
    }

    boolean has(RunKey key) {
        return has(succeeded, key) || has(failed, key);
    }

    long succeeded() {
        return count(succeeded);
    }

    long failed() {
        return count(failed);
    }

    /**
     * Takes the rows of failed runs out of the table, so that they count as not done. Each file is replaced by renaming: an
     * interruption leaves some failed runs in the table and the others undone.
     */
    static void forgetFailed(SparkSession spark, ResultDirectory directory, DirectoryLock lock) {
        for (Location file : directory.files(Tables.RUNS)) {
            var runs = spark.read().schema(Tables.RUNS.structType()).parquet(file.uri());
            if (runs.filter(col("status").equalTo(FAILED)).isEmpty()) {
                continue;
            }
            Location staged = directory.staging().resolve("ledger");
            runs.filter(col("status").notEqual(FAILED))
                    .coalesce(1)
                    .write()
                    .mode("overwrite")
                    .option("compression", "zstd")
                    .parquet(staged.uri());
            List<Location> kept = ResultDirectory.parquetFiles(staged);
            lock.requireHeld();
            AtomicFiles.publish(kept.get(0), file);
        }
        directory.clearStaging();
    }

    private static boolean has(Map<String, BitSet> runs, RunKey key) {
        BitSet replicates = runs.get(key.scenario());
        return replicates != null && replicates.get(key.replicate());
    }

    private static long count(Map<String, BitSet> runs) {
        return runs.values().stream().mapToLong(BitSet::cardinality).sum();
    }
}
