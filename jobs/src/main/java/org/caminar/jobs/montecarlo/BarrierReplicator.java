package org.caminar.jobs.montecarlo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.TaskInterruptListener;
import org.caminar.engine.api.ClusterSimulation;
import org.caminar.engine.api.CutOffException;
import org.caminar.engine.api.NodeFailedException;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.SimulationException;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.cluster.TlsSettings;
import org.caminar.engine.model.FirmPanel;
import org.caminar.jobs.cluster.HeldPort;
import org.caminar.jobs.cluster.NodeKeys;
import org.caminar.jobs.dataset.FirmParts;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.LocationStore;
import org.caminar.jobs.dataset.ResultDirectory;

/**
 * Takes part in a run as one of the tasks of a barrier stage. The tasks tell each other the address of the node that each starts, on a
 * port that is free at its executor, and form a cluster of them. Several may share a JVM.
 */
final class BarrierReplicator implements Replicator {
    private static final long serialVersionUID = 1L;

    private final String checkpoints;
    private final int every;

    /** Result directory of the firm panel, a URI; null for none. */
    private final String firms;

    private BarrierReplicator(String checkpoints, int every, String firms) {
        this.checkpoints = checkpoints;
        this.every = every;
        this.firms = firms;
    }

    /** Of a run whose checkpoints lie in this directory, a URI, and are taken every so many quarters. */
    static BarrierReplicator of(String checkpoints, int every) {
        return new BarrierReplicator(checkpoints, every, null);
    }

    /** The same, of which each node writes its own firms into a result directory, a URI. */
    BarrierReplicator withFirms(String directory) {
        return new BarrierReplicator(checkpoints, every, directory);
    }

    /** Takes part, then reads what came out; throws {@link AbandonedException} as {@link #join} does. */
    @Override
    public RunResult run(String resolved, String scenario, int replicate) {
        RunSpec spec = join(resolved, scenario, replicate);
        RunResult result = ClusterSimulation.findResult(spec)
                .orElseThrow(() -> new IllegalStateException(
                        "the last checkpoint is not seen in " + checkpoints + ": do all executors see one directory?"));
        // The last checkpoint is complete, so all nodes have written theirs.
        panel(scenario, replicate)
                .ifPresent(parts ->
                        parts.publish(result.observations(), spec.design().firms()));
        return result;
    }

    private Optional<FirmParts> panel(String scenario, int replicate) {
        return Optional.ofNullable(firms)
                .map(directory -> new FirmParts(new ResultDirectory(Location.of(directory)), scenario, replicate));
    }

    /**
     * Takes part until the run is finished. Throws {@link SimulationException} if the run has failed, on all nodes alike, and {@link
     * AbandonedException} if only this node has, or the stage was given up.
     */
    RunSpec join(String resolved, String scenario, int replicate) {
        BarrierTaskContext context = BarrierTaskContext.get();
        Thread self = Thread.currentThread();
        TaskInterruptListener stop = (task, reason) -> self.interrupt();
        context.addTaskInterruptListener(stop);
        RunSpec spec = new RunSpec(
                        EngineReplicator.design(resolved),
                        scenario,
                        replicate,
                        NodeSettings.shards(context.numPartitions(), context.cpus()),
                        panel(scenario, replicate).map(FirmPanel.class::cast),
                        RunSpec.ProgressListener.NONE)
                .withCheckpoints(LocationStore.of(Location.of(checkpoints)), every, true);
        try {
            ClusterSimulation.join(meet(context), spec);
        } catch (CutOffException e) {
            throw new AbandonedException("this node has lost the others", e);
        } catch (NodeFailedException e) {
            throw new AbandonedException("this node failed", e);
        } catch (SimulationException e) {
            if (context.isInterrupted() || self.isInterrupted()) {
                throw new AbandonedException("the stage was given up", e);
            }
            throw e;
        } catch (RuntimeException e) {
            throw new AbandonedException("this node could not start", e);
        }
        return spec;
    }

    /** All hold their ports until everybody has told: tasks of one machine then never tell the same. */
    private static NodeSettings meet(BarrierTaskContext context) {
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        int port;
        String[] addresses;
        try (HeldPort held = HeldPort.at(host)) {
            port = held.number();
            addresses = context.allGather(host + ":" + port);
        }
        return new NodeSettings(
                host,
                port,
                List.of(addresses),
                addresses.length,
                context.cpus(),
                tls(SparkEnv.get().conf()));
    }

    private static Optional<TlsSettings> tls(SparkConf conf) {
        return conf.contains(NodeKeys.DIRECTORY)
                ? Optional.of(new TlsSettings(Path.of(conf.get(NodeKeys.DIRECTORY)), conf.get(NodeKeys.PASSWORD, "")))
                : Optional.empty();
    }
}
