package org.caminar.jobs.montecarlo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.WaveFiles;

/**
 * One wave of a sweep: its runs are done, kept serialised on the executors, written to the staging directory, then published. Its runs
 * begin when it is made, so that the runs of one wave fill the cores that the end and the writing of the last leave idle.
 */
final class Wave implements AutoCloseable {
    /** Spark gives each pool its share: a wave is written as soon as a core is free, though the runs of the next came first. */
    private static final String POOL = "spark.scheduler.pool";

    private static final long POLL_MILLIS = 200;

    private final JavaSparkContext context;
    private final ResultDirectory directory;
    private final int number;
    private final JavaRDD<RunRows> rows;
    private final JavaFutureAction<Void> action;

    /** Starts the runs of a task on so many partitions. */
    Wave(JavaSparkContext context, ResultDirectory directory, int number, RunTask task, int runs, int partitions) {
        this.context = context;
        this.directory = directory;
        this.number = number;
        List<Integer> indices = IntStream.range(0, runs).boxed().toList();
        this.rows = context.parallelize(indices, partitions).map(task).persist(StorageLevel.MEMORY_AND_DISK_SER());
        context.setLocalProperty(POOL, "runs");
        this.action = rows.foreachPartitionAsync(iterator -> iterator.forEachRemaining(row -> {}));
    }

    /** Waits until all runs are done; {@code poll} is called meanwhile. */
    void await(Runnable poll) {
        await(action, poll);
    }

    private static void await(JavaFutureAction<Void> action, Runnable poll) {
        while (true) {
            try {
                action.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                poll.run();
                return;
            } catch (TimeoutException e) {
                poll.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the sweep was interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a wave could not be finished: " + e.getCause().getMessage(), e);
            }
        }
    }

    /** Writes the tables and lets them appear in the result directory, the ledger last; {@code poll} is called meanwhile. */
    void publish(Runnable poll, DirectoryLock lock) {
        context.setLocalProperty(POOL, "tables");
        StagedTables staged = new StagedTables(directory, WaveFiles.Span.of(number));
        WaveWriter writer = new WaveWriter(staged.location().uri(), context.hadoopConfiguration());
        await(rows.coalesce(1).foreachPartitionAsync(writer), poll);
        staged.publish(lock);
    }

    /** Frees its rows, and stops its runs if they are not done. */
    @Override
    public void close() {
        if (!action.isDone()) {
            action.cancel(true);
        }
        rows.unpersist();
        context.setLocalProperty(POOL, null);
    }
}
