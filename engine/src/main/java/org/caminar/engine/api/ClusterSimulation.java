package org.caminar.engine.api;

import akka.actor.typed.ActorSystem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.RunState;
import org.caminar.engine.cluster.ClusterNode;
import org.caminar.engine.cluster.LeftBehindException;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.shard.ShardSettings;

/** The door to the engine for one run over many nodes, each a JVM that calls {@link #run} with the same run. */
public final class ClusterSimulation {
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private ClusterSimulation() {}

    /** Takes part in a run, as {@link #join} does, and returns what was observed. */
    public static RunResult run(NodeSettings node, RunSpec spec) {
        join(node, spec);
        return findResult(spec)
                .orElseThrow(() -> failure(
                        spec,
                        new IllegalStateException("its last checkpoint is not seen here: is the directory shared?")));
    }

    /**
     * Takes part in a run as one of its nodes until it is finished; {@link #findResult} then tells what was observed. The run goes on
     * when other nodes are lost. Its checkpoints must lie where all nodes see them; a run that has some goes on from the last.
     *
     * @throws CutOffException if this node was cut off from the others, which have not finished the run yet
     * @throws NodeFailedException if this node failed, as for lack of memory, and the run has not been finished without it
     * @throws SimulationException if the run fails on all nodes, or the thread is interrupted, which ends this node
     */
    public static void join(NodeSettings node, RunSpec spec) {
        CheckpointPlan plan = spec.checkpoints()
                .orElseThrow(() -> new IllegalArgumentException("a run over several nodes needs checkpoints"));
        CheckpointPlan resuming = new CheckpointPlan(plan.checkpoints(), plan.every(), plan.keep(), true);
        ShardSettings settings =
                ShardSettings.of(spec.design(), spec.scenario(), spec.replicate(), spec.firms(), Optional.of(resuming));
        CompletableFuture<String> end = new CompletableFuture<>();
        ActorSystem<?> actors = ClusterNode.start(node, settings, spec.shards(), spec.progress()::onQuarter, end);
        CompletableFuture<?> stopped = actors.getWhenTerminated()
                .toCompletableFuture()
                .thenRun(() -> end.completeExceptionally(new IllegalStateException(
                        "its actor system has ended, most likely for lack of memory: its standard error stream says")));
        Optional<SimulationException> failure;
        try {
            failure = findFailure(spec, end);
        } finally {
            actors.terminate();
        }
        settle(failure, stopped, SHUTDOWN);
    }

    /**
     * Why the run did not come to its end, as far as this node knows; waits until it knows. A node that was cut off without noticing may
     * fail, such as at checkpoints that the others have cleared away, where they have finished the run.
     */
    static Optional<SimulationException> findFailure(RunSpec spec, CompletableFuture<String> end) {
        try {
            String reason = end.get();
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            return unlessFinished(spec, failure(spec, new IllegalStateException(reason)));
        } catch (ExecutionException e) {
            return unlessFinished(
                    spec,
                    e.getCause() instanceof LeftBehindException leftBehind
                            ? new CutOffException(leftBehind.getMessage())
                            : new NodeFailedException(
                                    describe(spec) + " lost this node, which failed: " + e.getCause(), e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(failure(spec, e));
        }
    }

    /** The failure, unless the run was finished, which a node that ended for another reason has not heard. */
    private static Optional<SimulationException> unlessFinished(RunSpec spec, SimulationException failure) {
        try {
            return findResult(spec).isPresent() ? Optional.empty() : Optional.of(failure);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            return Optional.of(failure);
        }
    }

    /**
     * Waits for the end of the node, then throws the failure, if there is one. Waits also when the thread was interrupted: nothing of a
     * node may be left that would be in the way of the next one.
     */
    static void settle(Optional<SimulationException> failure, CompletableFuture<?> stopped, Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            stopped.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            SimulationException late =
                    new SimulationException("the node did not end within " + patience.toSeconds() + " s", e);
            // What the caller must know is why the run failed.
            failure.ifPresentOrElse(reason -> reason.addSuppressed(late), () -> {
                throw late;
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        failure.ifPresent(reason -> {
            throw reason;
        });
    }

    /** What a run with checkpoints came to, if it has been finished. */
    public static Optional<RunResult> findResult(RunSpec spec) {
        Checkpoints checkpoints = spec.checkpoints()
                .orElseThrow(() -> new IllegalArgumentException("only a run with checkpoints leaves a result"))
                .checkpoints();
        int horizon = spec.design().experiment().horizon();
        return checkpoints
                .findLast(problem -> {})
                .filter(quarter -> quarter == horizon)
                .map(quarter -> {
                    RunState last = checkpoints.read(quarter);
                    return RunResult.of(spec.design(), last.observations(), last.fingerprints());
                });
    }

    private static SimulationException failure(RunSpec spec, Throwable cause) {
        return new SimulationException(describe(spec) + " failed: " + cause.getMessage(), cause);
    }

    private static String describe(RunSpec spec) {
        return "scenario " + spec.scenario() + ", replicate " + spec.replicate();
    }
}
