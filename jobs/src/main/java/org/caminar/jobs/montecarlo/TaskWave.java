package org.caminar.jobs.montecarlo;

import java.util.List;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.WaveFiles;

/** A wave whose runs are a task each, or share one. Its rows are kept serialised on the executors until they are written. */
final class TaskWave extends Wave {
    private final JavaSparkContext context;
    private final ResultDirectory directory;
    private final int number;
    private final JavaRDD<RunRows> rows;
    private final JavaFutureAction<Void> action;

    /** Starts some runs on so many partitions. */
    TaskWave(
            JavaSparkContext context,
            ResultDirectory directory,
            int number,
            RunTask task,
            List<RunKey> runs,
            int partitions) {
        this.context = context;
        this.directory = directory;
        this.number = number;
        this.rows = context.parallelize(runs, partitions).map(task).persist(StorageLevel.MEMORY_AND_DISK_SER());
        context.setLocalProperty(POOL, "runs");
        this.action = rows.foreachPartitionAsync(iterator -> iterator.forEachRemaining(row -> {}));
    }

    @Override
    void await(Runnable poll) {
        await(action, poll);
    }

    @Override
    void publish(Runnable poll, DirectoryLock lock) {
        context.setLocalProperty(POOL, "tables");
        StagedTables staged = new StagedTables(directory, WaveFiles.Span.of(number));
        WaveWriter writer = new WaveWriter(staged.location().uri(), context.hadoopConfiguration());
        await(rows.coalesce(1).foreachPartitionAsync(writer), poll);
        staged.publish(lock);
    }

    @Override
    public void close() {
        if (!action.isDone()) {
            action.cancel(true);
        }
        rows.unpersist();
        context.setLocalProperty(POOL, null);
    }
}
