package org.caminar.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.checkpoint.Part;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.checkpoint.RunState;
import org.caminar.engine.checkpoint.SegmentPart;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Census;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Policy;
import org.caminar.engine.nation.Nation;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FEATURE UNDER TEST: both actors handle every message of their protocols, which Java 17 does not check. */
class ProtocolTest {
    private final Design design = Lab.small("experiment.horizon=2");
    private final Draws draws = new Draws(design.experiment().seed(), 0);
    private final Policy policy = Policy.of(design, "bridging");
    private final Layout layout = Layout.of(design, draws);
    private final MemoryStore store = new MemoryStore();
    private final ShardSettings settings = settings(false);

    private ShardSettings settings(boolean resume) {
        Checkpoints checkpoints = new Checkpoints(store, RunDigest.of(design, "bridging", 0));
        CheckpointPlan plan = new CheckpointPlan(checkpoints, 1, 2, resume);
        return ShardSettings.of(design, "bridging", 0, Optional.empty(), Optional.of(plan));
    }

    /** Leaves a checkpoint of the initial firms in the store. */
    private void leaveCheckpoint(Segment segment) {
        Nation nation = new Nation(design, policy, layout, draws);
        nation.begin(segment.tallyInitial());
        Checkpoints checkpoints = settings.requireCheckpoints().checkpoints();
        SegmentPart part = checkpoints.write(segment);
        checkpoints.commit(new RunState(0, 0, nation.state(), List.of(), List.of()), List.of(part), 1);
    }

    static Stream<Class<?>> shardCommands() {
        return Stream.of(RegionShard.Command.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> coordinatorCommands() {
        return Stream.of(NationCoordinator.Command.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("shardCommands")
    void aShardHandles(Class<?> type) {
        TestInbox<NationCoordinator.Command> nation = TestInbox.create();
        TestInbox<RegionShard.Command> other = TestInbox.create();
        TestInbox<FirmState> asker = TestInbox.create();
        BehaviorTestKit<RegionShard.Command> shard =
                BehaviorTestKit.create(RegionShard.create(0, 0, layout.districts(), settings, nation.getRef()));
        Conditions conditions = new Nation(design, policy, layout, draws)
                .begin(((RegionShard.Populated) nation.receiveMessage()).tally());
        RegionShard.Advance advance = new RegionShard.Advance(conditions, true, true);
        TestInbox<Pulse> leader = TestInbox.create();
        Map<Class<?>, RegionShard.Command> messages = Stream.of(
                        new Probe(0, 1, leader.getRef()),
                        new RegionShard.Peers(List.of(shard.getRef(), other.getRef()), new int[] {0, layout.firms()}),
                        new RegionShard.Classify(new double[] {0.2, 0.3, 0.4}, 0),
                        advance,
                        new RegionShard.TieRequest(0, 1, 0, new int[] {5}, new byte[] {9}, other.getRef()),
                        new RegionShard.TieReply(1, 0, new float[0]),
                        new RegionShard.IntroductionRequest(0, 1, 0, 1, new int[0], other.getRef()),
                        new RegionShard.IntroductionReply(1, 0, new int[0]),
                        new RegionShard.LookUp(0),
                        RegionShard.Step.INSTANCE,
                        RegionShard.Save.INSTANCE,
                        new RegionShard.Restore(0, 0),
                        new RegionShard.DescribeFirm(3, asker.getRef()))
                .collect(Collectors.toMap(Object::getClass, Function.identity()));
        if (type == RegionShard.Restore.class) {
            leaveCheckpoint(new Segment(design, policy, layout, draws, 0, layout.districts()));
        }
        if (type != RegionShard.Peers.class) {
            shard.run(messages.get(RegionShard.Peers.class));
        }
        if (type == RegionShard.IntroductionReply.class) {
            shard.run(advance);
        }
        if (type == RegionShard.Step.class) {
            shard.run(new RegionShard.Peers(List.of(shard.getRef()), new int[] {0}));
            shard.run(advance);
            shard.selfInbox().expectMessage(RegionShard.Step.INSTANCE);
        }
        assertThat(messages).containsKey(type);
        if (type == RegionShard.TieReply.class) {
            // Nobody has a tie in the first quarter.
            assertThatThrownBy(() -> shard.run(messages.get(type))).hasMessageContaining("was never asked");
            return;
        }
        shard.run(messages.get(type));
        assertThat(shard.returnedBehavior()).isNotSameAs(Behaviors.unhandled());
        assertThat(shard.isAlive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("coordinatorCommands")
    void theCoordinatorHandles(Class<?> type) {
        TestInbox<FirmState> asker = TestInbox.create();
        Segment segment = new Segment(design, policy, layout, draws, 0, layout.districts());
        boolean resume = type == RegionShard.Restored.class;
        if (resume) {
            leaveCheckpoint(segment);
        }
        BehaviorTestKit<NationCoordinator.Command> coordinator = BehaviorTestKit.create(NationCoordinator.create(
                settings(resume),
                ShardHost.children(settings(resume)),
                1,
                (done, total) -> {},
                new CompletableFuture<>()));
        RegionShard.Populated populated = new RegionShard.Populated(
                0, TestInbox.<RegionShard.Command>create().getRef(), segment.capability(), segment.tallyInitial());
        Map<Class<?>, NationCoordinator.Command> messages = Map.of(
                RegionShard.Populated.class,
                populated,
                RegionShard.Stepped.class,
                new RegionShard.Stepped(0, segment.initially(-1f)),
                RegionShard.Saved.class,
                new RegionShard.Saved(new SegmentPart(0, layout.districts(), new Part(0, 0))),
                RegionShard.Restored.class,
                new RegionShard.Restored(0),
                NationCoordinator.ShardFailed.class,
                new NationCoordinator.ShardFailed(0, "disk full"),
                Probe.class,
                new Probe(1, 1, TestInbox.<Pulse>create().getRef()),
                NationCoordinator.RequireFirm.class,
                new NationCoordinator.RequireFirm(7, asker.getRef()),
                NationCoordinator.Stop.class,
                NationCoordinator.Stop.INSTANCE);
        if (type != RegionShard.Populated.class && type != NationCoordinator.Stop.class) {
            coordinator.run(populated);
        }
        assertThat(messages).containsKey(type);
        coordinator.run(messages.get(type));
        assertThat(coordinator.returnedBehavior()).isNotSameAs(Behaviors.unhandled());
        assertThat(coordinator.isAlive())
                .isEqualTo(type != NationCoordinator.Stop.class && type != NationCoordinator.ShardFailed.class);
    }

    /** Sums that no longer fit, or reports that do not belong together, are the run's failure, not the end of its coordinator. */
    @Test
    void reportsThatCannotBeAddedFailTheRunWithTheCause() {
        Segment segment = new Segment(design, policy, layout, draws, 0, layout.districts());
        Histogram capability = segment.capability();
        Tally tally = segment.tallyInitial();
        Tally full = segment.tallyInitial();
        full.workers = Long.MAX_VALUE;
        assertThat(failureAfter(populated(0, capability, full), populated(1, capability, full)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(failureAfter(populated(0, capability, tally), populated(1, new Histogram(0, 1, 2), tally)))
                .hasMessageContaining("different bins");
        assertThat(failureAfter(
                        populated(0, capability, tally),
                        populated(1, capability, tally),
                        stepped(0, full, new Census(1, 1, 1)),
                        stepped(1, full, new Census(1, 1, 1))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(failureAfter(
                        populated(0, capability, tally),
                        populated(1, capability, tally),
                        stepped(0, tally, new Census(2, 1, 1)),
                        stepped(1, tally, new Census(1, 1, 1))))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    private static RegionShard.Populated populated(int shard, Histogram capability, Tally tally) {
        return new RegionShard.Populated(
                shard, TestInbox.<RegionShard.Command>create().getRef(), capability, tally);
    }

    private static RegionShard.Stepped stepped(int shard, Tally tally, Census census) {
        return new RegionShard.Stepped(shard, new Segment.Report(tally, Optional.of(census), Optional.empty()));
    }

    /** What a run on two shards fails with after these reports. */
    private Throwable failureAfter(NationCoordinator.Command... reports) {
        CompletableFuture<NationCoordinator.Outcome> outcome = new CompletableFuture<>();
        BehaviorTestKit<NationCoordinator.Command> coordinator = BehaviorTestKit.create(
                NationCoordinator.create(settings, ShardHost.children(settings), 2, (done, total) -> {}, outcome));
        for (NationCoordinator.Command report : reports) {
            assertThat(outcome).isNotDone();
            coordinator.run(report);
        }
        assertThat(coordinator.isAlive()).isFalse();
        return outcome.handle((end, failure) -> failure).join();
    }

    @Test
    void aFirmIsFoundInTheShardThatHoldsIt() {
        int[] firstFirms = {0, 10, 10, 25};
        assertThat(ShardSettings.shardOf(0, firstFirms)).isZero();
        assertThat(ShardSettings.shardOf(9, firstFirms)).isZero();
        assertThat(ShardSettings.shardOf(10, firstFirms)).isEqualTo(2);
        assertThat(ShardSettings.shardOf(24, firstFirms)).isEqualTo(2);
        assertThat(ShardSettings.shardOf(99, firstFirms)).isEqualTo(3);
        int[] many = {0, 10, 10, 25, 30, 40, 50, 60, 70, 80};
        for (int firm = 0; firm < 30; firm++) {
            assertThat(ShardSettings.shardOf(firm, many)).isEqualTo(ShardSettings.shardOf(firm, firstFirms));
        }
        assertThat(ShardSettings.shardOf(99, many)).isEqualTo(9);
    }
}
