package org.caminar.jobs.montecarlo;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.WaveFiles;
import scala.reflect.ClassTag$;

/**
 * A wave of one run over nodes. Its rows pass a shuffle on the way to the task that writes them: Spark repeats a barrier stage that fails
 * before a shuffle, and gives up a job whose last stage is one.
 */
final class NodeWave extends Wave {
    private final JavaSparkContext context;
    private final StagedTables staged;
    private final Location checkpoints;
    private final SlotWatch slots;
    private final JavaFutureAction<Void> action;

    /** Starts a task on so many nodes, when there are slots for them; its run's checkpoints are in {@code checkpoints}. */
    NodeWave(
            JavaSparkContext context,
            ResultDirectory directory,
            int number,
            NodeTask task,
            int nodes,
            Location checkpoints) {
        this.context = context;
        this.staged = new StagedTables(directory, WaveFiles.Span.of(number));
        this.checkpoints = checkpoints;
        this.slots = new SlotWatch(context.sc(), nodes);
        slots.awaitUnderWay();
        List<Integer> indices = IntStream.range(0, nodes).boxed().toList();
        JavaRDD<RunRows> rows = context.parallelize(indices, nodes)
                .rdd()
                .barrier()
                .mapPartitions(task, false, ClassTag$.MODULE$.apply(RunRows.class))
                .toJavaRDD()
                .repartition(1);
        WaveWriter writer = new WaveWriter(staged.location().uri(), context.hadoopConfiguration());
        context.setLocalProperty(POOL, "runs");
        this.action = rows.foreachPartitionAsync(writer);
    }

    @Override
    void await(Runnable poll) {
        await(action, () -> {
            poll.run();
            slots.check();
        });
    }

    @Override
    void publish(Runnable poll, DirectoryLock lock) {
        staged.publish(lock);
        checkpoints.delete();
    }

    @Override
    public void close() {
        if (!action.isDone()) {
            action.cancel(true);
        }
        context.setLocalProperty(POOL, null);
    }
}
