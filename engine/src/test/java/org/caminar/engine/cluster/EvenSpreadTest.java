package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.caminar.engine.FreePorts;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.model.Design;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** FEATURE UNDER TEST: each attempt is spread evenly over the nodes that are there when it begins, and stays where it is. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class EvenSpreadTest {
    private static final int SHARDS = 4;
    private static final String SCENARIO = "baseline";
    private static final Design DESIGN =
            Lab.small("experiment.horizon=4000", "experiment.observe-every=1", "experiment.hash-every=400");

    private final Checkpoints checkpoints = new Checkpoints(new MemoryStore(), RunDigest.of(DESIGN, SCENARIO, 0));
    private final List<ActorSystem<?>> nodes = new ArrayList<>();

    @AfterEach
    void stopAll() {
        nodes.forEach(ActorSystem::terminate);
        nodes.forEach(node -> node.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join());
    }

    /** Starts a node; returns the districts that it simulates, as they are seen. */
    private Set<Integer> start(String own, List<String> seeds) {
        Set<Integer> districts = ConcurrentHashMap.newKeySet();
        int port = Integer.parseInt(own.substring(own.indexOf(':') + 1));
        ShardSettings settings = ShardSettings.of(
                DESIGN,
                SCENARIO,
                0,
                Optional.of(batch -> districts.add(batch.district())),
                Optional.of(new CheckpointPlan(checkpoints, 4, 2, true)));
        NodeSettings node = new NodeSettings("127.0.0.1", port, seeds, 1, 1, Optional.empty());
        nodes.add(ClusterNode.start(node, settings, SHARDS, (done, total) -> {}, new CompletableFuture<>()));
        return districts;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    /** Shards of which a node simulates districts. */
    private static long shards(Set<Integer> districts) {
        int[] segments = ShardSettings.of(DESIGN, SCENARIO, 0, Optional.empty(), Optional.empty())
                .layout()
                .segments(SHARDS);
        return IntStream.range(0, SHARDS)
                .filter(shard ->
                        IntStream.range(segments[shard], segments[shard + 1]).anyMatch(districts::contains))
                .count();
    }

    @Test
    void aNodeThatJoinsLateGetsItsShareInTheNextAttempt() throws InterruptedException {
        List<String> seeds =
                FreePorts.of(3).stream().map(port -> "127.0.0.1:" + port).toList();
        Set<Integer> early = start(seeds.get(0), seeds);
        await(() -> shards(early) == SHARDS);
        Set<Integer> late = start(seeds.get(1), seeds);
        start(seeds.get(2), seeds);
        Cluster cluster = Cluster.get(Adapter.toClassic(nodes.get(0)));
        await(() -> CollectionConverters.asJava(cluster.state().members()).size() == 3);
        assertThat(late).as("districts of a node that has just joined").isEmpty();

        nodes.get(2).terminate();
        await(() -> !late.isEmpty());
        early.clear();
        await(() -> shards(early) >= SHARDS / 2 && shards(late) >= SHARDS / 2);
        Thread.sleep(500);
        assertThat(shards(early)).isEqualTo(SHARDS / 2);
        assertThat(shards(late)).isEqualTo(SHARDS / 2);
    }

    @Test
    void whatIsLeftOfEarlierAttemptsDoesNotCount() throws Exception {
        ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString(
                "akka.actor.provider = cluster\nakka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }"));
        try {
            EvenSpread spread = new EvenSpread(Cluster.get(Adapter.toClassic(kit.system())));
            Map<ActorRef, List<String>> allocated = new HashMap<>();
            for (int old : new int[] {7, 0, 3}) {
                List<String> shards = new ArrayList<>();
                IntStream.range(0, old).forEach(shard -> shards.add(ClusterNode.entity("old-" + old, shard)));
                allocated.put(Adapter.toClassic(kit.createTestProbe().getRef()), shards);
            }
            ActorRef requester = allocated.keySet().iterator().next();
            for (int shard = 0; shard < 6; shard++) {
                String entity = ClusterNode.entity("next", shard);
                allocated
                        .get(now(spread.allocateShard(requester, entity, scala(allocated))))
                        .add(entity);
            }
            assertThat(allocated.values())
                    .allSatisfy(shards -> assertThat(shards)
                            .filteredOn(shard -> shard.startsWith("next"))
                            .hasSize(2));
            assertThat(now(spread.rebalance(scala(allocated), Set.of()))).isEmpty();
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> scala(
            Map<ActorRef, List<String>> allocated) {
        Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> converted = new HashMap<>();
        allocated.forEach((region, shards) ->
                converted.put(region, CollectionConverters.asScala(shards).toIndexedSeq()));
        return converted;
    }

    private static <T> T now(Future<T> future) throws Exception {
        return future.result(scala.concurrent.duration.Duration.Zero(), null);
    }
}
