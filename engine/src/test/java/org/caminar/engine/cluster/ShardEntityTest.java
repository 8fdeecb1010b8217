package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.model.Design;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Probe;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.RegionShard;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** FEATURE UNDER TEST: a node holds the shards of one attempt at a time, however long those of the attempt before take to end. */
@Timeout(60)
class ShardEntityTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Design DESIGN = Lab.small();

    private final ActorTestKit kit = ActorTestKit.create();
    private final HeldStore store = new HeldStore(new CountDownLatch(1), new CountDownLatch(1));
    private final ShardSettings settings = ShardSettings.of(
            DESIGN,
            "baseline",
            0,
            Optional.empty(),
            Optional.of(new CheckpointPlan(new Checkpoints(store, RunDigest.of(DESIGN, "baseline", 0)), 1, 1, false)));
    private final ActorRef<Admission.Command> admission = kit.spawn(Admission.create());

    @AfterEach
    void stop() {
        store.release().countDown();
        kit.shutdownTestKit();
    }

    /** One of the two shards of an attempt. */
    private ActorRef<ShardEntity.Command> start(int shard, TestProbe<NationCoordinator.Command> nation) {
        int districts = settings.layout().districts();
        ActorRef<ShardEntity.Command> entity = kit.spawn(ShardEntity.create(settings, admission, failure -> {}));
        entity.tell(new ShardEntity.Start(shard, shard * districts / 2, (shard + 1) * districts / 2, nation.getRef()));
        return entity;
    }

    private static void assertBegun(TestProbe<NationCoordinator.Command> nation) {
        assertThat(nation.receiveMessage(Duration.ofSeconds(20)).getClass().getSimpleName())
                .isEqualTo("Populated");
    }

    private ActorRef<RegionShard.Command> shardOf(ActorRef<ShardEntity.Command> entity) {
        return ActorRefResolver.get(kit.system()).resolveActorRef(entity.path() + "/region-shard");
    }

    @Test
    void aShardWaitsForThoseOfTheAttemptBefore() throws InterruptedException {
        TestProbe<NationCoordinator.Command> first = kit.createTestProbe();
        TestProbe<NationCoordinator.Command> second = kit.createTestProbe();
        TestProbe<NationCoordinator.Command> third = kit.createTestProbe();
        TestProbe<Pulse> leader = kit.createTestProbe();
        ActorRef<ShardEntity.Command> saving = start(0, first);
        start(1, first);
        assertBegun(first);
        assertBegun(first);
        shardOf(saving).tell(RegionShard.Save.INSTANCE);
        assertThat(store.reached().await(20, TimeUnit.SECONDS)).isTrue();

        first.stop();
        start(0, second).tell(new ShardEntity.Examine(new Probe(0, 1, leader.getRef())));
        second.expectNoMessage(SHORT);
        leader.expectNoMessage(Duration.ZERO);
        // An attempt that is given up before it has begun is in nobody's way.
        second.stop();
        start(0, third);
        start(1, third);
        third.expectNoMessage(SHORT);

        store.release().countDown();
        assertBegun(third);
        assertBegun(third);
    }

    /** A store in which writing takes until somebody releases it. */
    private record HeldStore(CountDownLatch reached, CountDownLatch release) implements CheckpointStore {
        @Override
        public void write(String name, Content content) throws IOException {
            reached.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted while held up", e);
            }
        }

        @Override
        public InputStream open(String name) throws IOException {
            throw new IOException("not expected to be read");
        }

        @Override
        public List<String> list(String directory) {
            return List.of();
        }

        @Override
        public void delete(String directory) {}
    }
}
