package org.caminar.jobs.montecarlo;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles;
import org.caminar.jobs.dataset.WaveFiles.Span;

/**
 * Merges the files of all waves when they have become many, so that a directory that is extended again and again keeps a bounded number.
 * A kill at any moment leaves either the old files or the merged ones in force.
 */
final class Compaction {
    private Compaction() {}

    /** Merges if the ledger has more than {@code most} files; returns whether it did. */
    static boolean run(SparkSession spark, ResultDirectory directory, int most, DirectoryLock lock) {
        List<Span> published = WaveFiles.published(directory);
        if (published.size() <= most) {
            return false;
        }
        int first = published.stream().mapToInt(Span::first).min().orElseThrow();
        int last = published.stream().mapToInt(Span::last).max().orElseThrow();
        StagedTables staged = new StagedTables(directory, new Span(first, last));
        for (TableSchema table : Tables.SWEEP) {
            Dataset<Row> rows = directory.requireTable(spark, table);
            staged.write(table, rows, rows.count());
        }
        staged.publish(lock);
        WaveFiles.recover(directory);
        return true;
    }
}
