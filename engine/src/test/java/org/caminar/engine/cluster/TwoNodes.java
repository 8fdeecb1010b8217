package org.caminar.engine.cluster;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caminar.engine.FreePorts;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.model.Design;
import org.caminar.engine.nation.Fingerprint;
import org.caminar.engine.shard.ShardSettings;

/** A run over two nodes within this JVM: two actor systems that speak to each other over the loopback. */
final class TwoNodes implements AutoCloseable {
    static final int SHARDS = 4;
    private static final int EVERY = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CheckpointStore store = new MemoryStore();
    private final Design design;
    private final String scenario;
    private final List<ActorSystem<?>> nodes = new ArrayList<>();
    private final List<CompletableFuture<String>> ends = new ArrayList<>();

    /** Starts both nodes; {@code overrides} are settings of Akka. */
    TwoNodes(Design design, String scenario, int haloRows, String overrides) {
        this.design = design;
        this.scenario = scenario;
        List<String> seeds =
                FreePorts.of(2).stream().map(port -> "127.0.0.1:" + port).toList();
        for (String seed : seeds) {
            int port = Integer.parseInt(seed.substring(seed.indexOf(':') + 1));
            NodeSettings node = new NodeSettings("127.0.0.1", port, seeds, 2, 1, Optional.empty());
            Config config = ConfigFactory.parseString(overrides).withFallback(ClusterConfig.of(node, true));
            ShardSettings settings = ShardSettings.of(
                            design,
                            scenario,
                            0,
                            Optional.empty(),
                            Optional.of(new CheckpointPlan(checkpoints(), EVERY, 2, true)))
                    .withHaloRows(haloRows);
            CompletableFuture<String> end = new CompletableFuture<>();
            ends.add(end);
            nodes.add(ClusterNode.start(config, settings, SHARDS, (done, total) -> {}, end));
        }
    }

    Checkpoints checkpoints() {
        return new Checkpoints(store, RunDigest.of(design, scenario, 0));
    }

    List<ActorSystem<?>> nodes() {
        return nodes;
    }

    /** The reason why the run has failed as each node heard it, empty where it was finished. */
    List<String> awaitEnds() throws ExecutionException, InterruptedException, TimeoutException {
        List<String> reasons = new ArrayList<>();
        for (CompletableFuture<String> end : ends) {
            reasons.add(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        return reasons;
    }

    /** State hash of the finished run. */
    long stateHash() {
        List<Fingerprint> fingerprints =
                checkpoints().read(design.experiment().horizon()).fingerprints();
        return fingerprints.get(fingerprints.size() - 1).national();
    }

    @Override
    public void close() {
        nodes.forEach(ActorSystem::terminate);
        for (ActorSystem<?> node : nodes) {
            node.getWhenTerminated()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }
}
