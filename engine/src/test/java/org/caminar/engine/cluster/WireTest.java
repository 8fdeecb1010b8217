package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.FishingOutcome;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Adapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.nation.Nation;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Probe;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.RegionShard;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FEATURE UNDER TEST: messages arrive as they were sent; what may not be sent or read is refused, and somebody hears of it. */
class WireTest {
    private static final Design DESIGN = Lab.small();
    private static ActorTestKit kit;
    private static Wire wire;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create();
        wire = new Wire((ExtendedActorSystem) Adapter.toClassic(kit.system()));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static int kitFrame() {
        return Math.toIntExact(kit.system().settings().config().getBytes(Wire.FRAME));
    }

    private static Object sent(Object message) {
        return wire.fromBinaryJava(wire.toBinary(message), null);
    }

    /** All reports that a real shard makes in a quarter with a census, hashes and a checkpoint. */
    @Test
    void reportsOfAShard() {
        Checkpoints checkpoints = new Checkpoints(new MemoryStore(), RunDigest.of(DESIGN, "bridging", 0));
        ShardSettings settings = ShardSettings.of(
                DESIGN, "bridging", 0, Optional.empty(), Optional.of(new CheckpointPlan(checkpoints, 1, 1, false)));
        TestProbe<NationCoordinator.Command> nation = kit.createTestProbe();
        ActorRef<RegionShard.Command> shard =
                kit.spawn(RegionShard.create(0, 0, settings.layout().districts(), settings, nation.getRef()));
        List<NationCoordinator.Command> reports = new ArrayList<>();
        reports.add(nation.receiveMessage());
        shard.tell(new RegionShard.Peers(List.of(shard), new int[] {0}));
        Tally tally = new Tally(
                settings.policy().size(),
                settings.layout().regions(),
                0,
                settings.layout().districts());
        shard.tell(new RegionShard.Classify(new double[] {0.2, 0.3, 0.4}, -0.5f));
        reports.add(nation.receiveMessage());
        shard.tell(RegionShard.Save.INSTANCE);
        reports.add(nation.receiveMessage());
        for (NationCoordinator.Command report : reports) {
            assertThat(sent(report)).usingRecursiveComparison().isEqualTo(report);
        }
        Conditions conditions =
                new Nation(DESIGN, settings.policy(), settings.layout(), settings.draws()).begin(populatedTally(tally));
        RegionShard.Advance advance = new RegionShard.Advance(conditions, true, false);
        assertThat(sent(advance)).usingRecursiveComparison().isEqualTo(advance);
    }

    private static Tally populatedTally(Tally tally) {
        tally.workers = 1L << 40;
        tally.valueAdded = 1L << 39;
        return tally;
    }

    @Test
    void messagesBetweenShards() {
        TestProbe<RegionShard.Command> probe = kit.createTestProbe();
        List<RegionShard.Command> halo = List.of(
                new RegionShard.TieRequest(7, 3, 1, new int[] {1, 2}, new byte[] {9, 8}, probe.getRef()),
                new RegionShard.TieReply(1, 2, new float[] {0.5f, 0.25f}),
                new RegionShard.IntroductionRequest(7, 3, 2, 4, new int[] {1, 2, 3}, probe.getRef()),
                new RegionShard.IntroductionReply(1, 2, new int[] {7}));
        for (RegionShard.Command message : halo) {
            assertThat(sent(message)).usingRecursiveComparison().isEqualTo(message);
        }
        RegionShard.Peers peers =
                new RegionShard.Peers(List.of(probe.getRef(), probe.getRef(), probe.getRef()), new int[] {0, 4, 9});
        assertThat(sent(peers)).usingRecursiveComparison().isEqualTo(peers);
        TestProbe<Pulse> leader = kit.createTestProbe();
        ShardEntity.Examine examine = new ShardEntity.Examine(new Probe(3, 17, leader.getRef()));
        assertThat(sent(examine)).isEqualTo(examine);
        Pulse pulse = new Pulse(3, 17, "awaits 2 answers");
        assertThat(sent(pulse)).isEqualTo(pulse);
        RunLeader.Report report = new RunLeader.Report(RunLeader.State.FAILED, 3, 9, "disk full");
        assertThat(sent(report)).isEqualTo(report);
    }

    @Test
    void whatIsNotRegisteredIsRefusedAndSomebodyHearsOfIt() {
        TestProbe<Wire.Broken> heard = listener();
        assertThatThrownBy(() -> wire.toBinary(new Thread("stranger")))
                .hasMessageContaining("java.lang.Thread")
                .hasMessageContaining("not registered");
        assertThat(heard.fishForMessage(Duration.ofSeconds(5), WireTest::notTest)
                        .get(0)
                        .reason())
                .contains("java.lang.Thread");
    }

    @Test
    void whatIsLargerThanAFrameIsRefusedAndSomebodyHearsOfIt() {
        TestProbe<Wire.Broken> heard = listener();
        RegionShard.TieReply huge = new RegionShard.TieReply(0, 0, new float[kitFrame() / 4]);
        assertThatThrownBy(() -> wire.toBinary(huge))
                .hasMessageContaining("TieReply cannot be sent")
                .hasMessageContaining("raise country.districts.mean-size");
        assertThat(heard.fishForMessage(Duration.ofSeconds(5), WireTest::notTest)
                        .get(0)
                        .reason())
                .contains("TieReply cannot be sent");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndSomebodyHearsOfIt() {
        TestProbe<Wire.Broken> heard = listener();
        byte[] bytes = {120, 1, 2, 3};
        assertThatThrownBy(() -> wire.fromBinaryJava(bytes, null)).hasMessageContaining("4 bytes cannot be read");
        assertThat(heard.fishForMessage(Duration.ofSeconds(5), WireTest::notTest)
                        .get(0)
                        .reason())
                .contains("cannot be read");
    }

    static Stream<Arguments> arrays() {
        return arguments(
                new byte[] {Byte.MIN_VALUE, 0, Byte.MAX_VALUE},
                new short[] {Short.MIN_VALUE, 0, Short.MAX_VALUE},
                new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE},
                new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE},
                new float[] {-0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY},
                new double[] {-0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY},
                new int[][] {{1, 2}, null, {}},
                new float[][] {{1, 2}, null, {}},
                new Conditions.Offer[] {null},
                List.of("one"),
                List.of(1, 2, 3),
                "\u00fc\u20ac");
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void whateverHasALengthArrivesAsItWasSent(Object array) {
        assertThat(sent(array))
                .isInstanceOf(array.getClass())
                .usingRecursiveComparison()
                .isEqualTo(array);
    }

    /** Each is one argument, also an array of objects. */
    private static Stream<Arguments> arguments(Object... arrays) {
        return Stream.of(arrays).map(array -> Arguments.of(array));
    }

    static Stream<Arguments> emptyArrays() {
        return arguments(
                new byte[0],
                new short[0],
                new int[0],
                new long[0],
                new float[0],
                new double[0],
                new int[0][],
                new float[0][],
                new Conditions.Offer[0],
                List.of(),
                "");
    }

    /** A few bytes that claim a length for which the node has no memory. */
    @ParameterizedTest
    @MethodSource("emptyArrays")
    void anArrayThatIsLargerThanItsMessageIsRefused(Object empty) {
        byte[] whole = wire.toBinary(empty);
        assertThat(whole[whole.length - 1]).as("the length comes last").isZero();
        byte[] vast = {-1, -1, -1, -1, 7};
        byte[] negative = {-1, -1, -1, -1, 15};
        for (byte[] length : List.of(vast, negative)) {
            byte[] bytes = Arrays.copyOf(whole, whole.length - 1 + length.length);
            System.arraycopy(length, 0, bytes, whole.length - 1, length.length);
            assertThatThrownBy(() -> wire.fromBinaryJava(bytes, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining("is larger than the message");
        }
    }

    @Test
    void soIsOneWhoseEndIsMissing() {
        byte[] bytes = wire.toBinary(new RegionShard.TieReply(0, 0, new float[100]));
        assertThatThrownBy(() -> wire.fromBinaryJava(Arrays.copyOf(bytes, bytes.length / 2), null))
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("an array of 400 bytes is larger than the message");
    }

    @Test
    void aMessageThatIsNestedWithoutEndIsRefused() {
        byte[] nested = new byte[1 << 16];
        byte[] pattern = wire.toBinary(Optional.of(Optional.of(Optional.of(1))));
        byte[] outer = wire.toBinary(Optional.of(Optional.of(1)));
        byte[] step = Arrays.copyOf(pattern, pattern.length - outer.length);
        for (int i = 0; i + step.length <= nested.length; i += step.length) {
            System.arraycopy(step, 0, nested, i, step.length);
        }
        assertThatThrownBy(() -> wire.fromBinaryJava(nested, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("depth");
    }

    private static FishingOutcome notTest(Wire.Broken event) {
        return event.reason().equals("test") ? FishingOutcomes.continueAndIgnore() : FishingOutcomes.complete();
    }

    private static TestProbe<Wire.Broken> listener() {
        TestProbe<Wire.Broken> probe = kit.createTestProbe();
        kit.system().eventStream().tell(new EventStream.Subscribe<>(Wire.Broken.class, probe.getRef()));
        // Subscribing is a message to the stream: once an event comes through, it is in force.
        probe.awaitAssert(() -> {
            Adapter.toClassic(kit.system()).eventStream().publish(new Wire.Broken("test"));
            return probe.expectMessage(Duration.ofMillis(200), new Wire.Broken("test"));
        });
        return probe;
    }
}
