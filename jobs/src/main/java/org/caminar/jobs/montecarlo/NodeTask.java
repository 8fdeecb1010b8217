package org.caminar.jobs.montecarlo;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.caminar.engine.api.SimulationException;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** What each task of a barrier stage does: all take part in one run, the first hands back its rows. */
final class NodeTask extends AbstractFunction1<Iterator<Integer>, Iterator<RunRows>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RunTask task;
    private final BarrierReplicator replicator;
    private final String resolved;
    private final RunKey key;

    /** Of one run, which the first does as a task with the same replicator. */
    NodeTask(RunTask task, BarrierReplicator replicator, String resolved, RunKey key) {
        this.task = task;
        this.replicator = replicator;
        this.resolved = resolved;
        this.key = key;
    }

    @Override
    public Iterator<RunRows> apply(Iterator<Integer> partition) {
        List<RunRows> rows = BarrierTaskContext.get().partitionId() == 0 ? List.of(task.call(key)) : takePart();
        return CollectionConverters.asScala(rows.iterator());
    }

    private List<RunRows> takePart() {
        try {
            replicator.join(resolved, key.scenario(), key.replicate());
        } catch (SimulationException e) {
            // The run has failed on all nodes alike: the row of the first task says why.
        }
        return List.of();
    }
}
