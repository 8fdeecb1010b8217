package org.caminar.jobs.montecarlo;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles;

/** One wave of a sweep: its runs are done, kept serialised on the executors, written to the staging directory, then published. */
final class Wave {
    private static final long POLL_MILLIS = 200;

    private final SparkSession spark;
    private final ResultDirectory directory;
    private final int number;
    private final DirectoryLock lock;

    Wave(SparkSession spark, ResultDirectory directory, int number, DirectoryLock lock) {
        this.spark = spark;
        this.directory = directory;
        this.number = number;
        this.lock = lock;
    }

    /** Does the runs of a task on so many partitions; {@code poll} is called while it waits. */
    void run(RunTask task, int runs, int partitions, Runnable poll) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Integer> indices = IntStream.range(0, runs).boxed().toList();
        JavaRDD<RunRows> rows =
                context.parallelize(indices, partitions).map(task).persist(StorageLevel.MEMORY_AND_DISK_SER());
        StagedTables staged = new StagedTables(directory, WaveFiles.Span.of(number));
        try {
            await(rows.foreachPartitionAsync(iterator -> iterator.forEachRemaining(row -> {})), poll);
            for (TableSchema table : Tables.SWEEP) {
                write(staged, rows, table);
            }
        } finally {
            rows.unpersist();
        }
        staged.publish(lock);
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
                action.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the sweep was interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a wave could not be finished: " + e.getCause().getMessage(), e);
            }
        }
    }

    private void write(StagedTables staged, JavaRDD<RunRows> rows, TableSchema table) {
        String name = table.name();
        JavaRDD<Row> flat = rows.flatMap(
                run -> Arrays.stream(run.of(name)).map(RowFactory::create).iterator());
        long count = table.equals(Tables.RUNS) ? 1 : flat.count();
        staged.write(table, spark.createDataFrame(flat, table.structType()), count);
    }
}
