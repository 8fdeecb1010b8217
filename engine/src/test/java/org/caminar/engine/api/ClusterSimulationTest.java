package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.caminar.engine.FreePorts;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.cluster.ClusterNode;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** FEATURE UNDER TEST: a node tells how the run, or the node, has ended. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ClusterSimulationTest {
    private static final String SCENARIO = "bridging";
    private static final Design DESIGN = Lab.small();

    private final CheckpointStore store = new MemoryStore();

    private static NodeSettings node(String own, List<String> seeds) {
        int colon = own.indexOf(':');
        return new NodeSettings(
                own.substring(0, colon),
                Integer.parseInt(own.substring(colon + 1)),
                seeds,
                seeds.size(),
                1,
                Optional.empty());
    }

    /** The only node of its cluster. */
    private static NodeSettings node() {
        String own = "127.0.0.1:" + FreePorts.of(1).get(0);
        return node(own, List.of(own));
    }

    private RunSpec spec(Optional<FirmPanel> firms, ProgressListener progress) {
        return new RunSpec(DESIGN, SCENARIO, 0, 2, firms, progress).withCheckpoints(store, 4, true);
    }

    @Test
    void aNodeThatEndsBeforeItHearsOfTheEndFindsTheResult() {
        RunSpec spec = spec(Optional.empty(), (done, total) -> {
            if (done == total) {
                throw new IllegalStateException("nobody hears of the last quarter");
            }
        });
        assertThat(ClusterSimulation.run(node(), spec).stateHash())
                .isEqualTo(Lab.run(DESIGN, SCENARIO).stateHash());
    }

    @Test
    void whatANodeFailsAtIsOfNoAccountOnceOthersHaveFinished() {
        RunSpec spec = spec(Optional.empty(), (done, total) -> {});
        CompletableFuture<String> end = CompletableFuture.completedFuture("cannot commit (checkpoint): planted");
        assertThat(ClusterSimulation.findFailure(spec, end))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("cannot commit"));
        ClusterSimulation.run(node(), spec);
        assertThat(ClusterSimulation.findFailure(spec, end)).isEmpty();
    }

    @Test
    void aNodeWithoutMemoryIsNotCutOff() {
        OutOfMemoryError error = new OutOfMemoryError("planted: Java heap space");
        RunSpec spec = spec(
                Optional.of(batch -> {
                    throw error;
                }),
                ProgressListener.NONE);
        assertThatThrownBy(() -> ClusterSimulation.join(node(), spec))
                .isInstanceOf(NodeFailedException.class)
                .hasMessageContaining(error.toString())
                .hasRootCause(error);
    }

    @Test
    void neitherIsOneWhoseListenerFails() {
        IllegalStateException error = new IllegalStateException("no terminal");
        RunSpec spec = spec(Optional.empty(), (done, total) -> {
            throw error;
        });
        assertThatThrownBy(() -> ClusterSimulation.join(node(), spec))
                .isInstanceOf(NodeFailedException.class)
                .hasCause(error);
    }

    /** An error that only Akka sees. */
    @Test
    void norOneWhoseLeaderHasNoMemory() {
        CheckpointStore faulty = new FaultyStore(store, new AtomicReference<>(new OutOfMemoryError("planted")));
        RunSpec spec = RunSpec.of(DESIGN, SCENARIO, 0, 2).withCheckpoints(faulty, 4, true);
        assertThatThrownBy(() -> ClusterSimulation.join(node(), spec))
                .isInstanceOf(NodeFailedException.class)
                .hasMessageContaining("most likely for lack of memory");
    }

    /** The place of the checkpoints lets nobody go on without the other node, which goes without a word. */
    @Test
    void aNodeThatMayNotGoOnWithoutTheOthersIsCutOff() {
        List<String> seeds =
                FreePorts.of(2).stream().map(port -> "127.0.0.1:" + port).toList();
        Design endless = Lab.endless();
        CheckpointPlan plan =
                new CheckpointPlan(new Checkpoints(store, RunDigest.of(endless, SCENARIO, 0)), 4000, 1, true);
        ActorSystem<?> other = ClusterNode.start(
                node(seeds.get(1), seeds),
                ShardSettings.of(endless, SCENARIO, 0, Optional.empty(), Optional.of(plan)),
                2,
                (done, total) -> {},
                new CompletableFuture<>());
        RunSpec spec = new RunSpec(endless, SCENARIO, 0, 2, Optional.empty(), (done, total) -> {
                    if (done > 0) {
                        other.terminate();
                    }
                })
                .withCheckpoints(new FaultyStore(store, new AtomicReference<>()), 4000, true);
        assertThatThrownBy(() -> ClusterSimulation.join(node(seeds.get(0), seeds), spec))
                .isInstanceOf(CutOffException.class);
    }

    @Test
    void aNodeThatDoesNotEndDoesNotHideWhyTheRunFailed() {
        SimulationException reason = new SimulationException("disk full", null);
        CompletableFuture<?> never = new CompletableFuture<>();
        Duration patience = Duration.ofMillis(10);
        assertThatThrownBy(() -> ClusterSimulation.settle(Optional.of(reason), never, patience))
                .isSameAs(reason);
        assertThat(reason.getSuppressed())
                .singleElement(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("the node did not end within");
        assertThatThrownBy(() -> ClusterSimulation.settle(Optional.empty(), never, patience))
                .hasMessageContaining("the node did not end within");
        CompletableFuture<?> ended = CompletableFuture.completedFuture(null);
        assertThatThrownBy(() -> ClusterSimulation.settle(Optional.of(reason), ended, patience))
                .isSameAs(reason);
        ClusterSimulation.settle(Optional.empty(), ended, patience);
    }

    /** A store where nobody may settle who goes on, and that meets an error, if there is one, when it is first listed. */
    private record FaultyStore(CheckpointStore store, AtomicReference<Error> first) implements CheckpointStore {
        @Override
        public void write(String name, Content content) throws IOException {
            store.write(name, content);
        }

        @Override
        public InputStream open(String name) throws IOException {
            return store.open(name);
        }

        @Override
        public List<String> list(String directory) throws IOException {
            Error error = first.getAndSet(null);
            if (error != null) {
                throw error;
            }
            return store.list(directory);
        }

        @Override
        public void delete(String directory) throws IOException {
            store.delete(directory);
        }

        @Override
        public Optional<ExclusiveWriter> exclusiveWriter() {
            return Optional.of((name, content) -> {
                throw new IOException("nobody may go on");
            });
        }
    }
}
