package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a message that is lost though all nodes are up does not hold a run up for ever: another attempt goes on from the
 * last checkpoint, and if messages are lost again and again the run ends with the reason.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class LostMessageTest {
    private static final String SCENARIO = "both";
    private static final Design DESIGN =
            Lab.argentina("experiment.scenarios=[baseline, both]", "experiment.budget=0.01");
    private static final long EXPECTED = Lab.run(DESIGN, SCENARIO).stateHash();

    private static TwoNodes cluster(String lost, int count) {
        return new TwoNodes(
                DESIGN,
                SCENARIO,
                ShardSettings.DEFAULT_HALO_ROWS,
                "akka.actor.serializers.caminar = \"" + LossyWire.class.getName() + "\"\n" + LossyWire.CLASS + " = "
                        + lost + "\n" + LossyWire.COUNT + " = " + count + "\n" + RunLeader.PROBE_INTERVAL
                        + " = 300 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start",
                "Populated",
                "Peers",
                "Advance",
                "TieRequest",
                "TieReply",
                "IntroductionRequest",
                "IntroductionReply",
                "Stepped",
                "Saved"
            })
    void theRunGoesOnWithoutTheLostMessage(String lost) throws Exception {
        try (TwoNodes cluster = cluster(lost, 1)) {
            assertThat(cluster.awaitEnds()).containsExactly("", "");
            assertThat(cluster.stateHash()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void aRunThatLosesTheSameMessageEveryTimeEndsWithTheReason() throws Exception {
        try (TwoNodes cluster = cluster("TieRequest", 1_000_000)) {
            assertThat(cluster.awaitEnds())
                    .allSatisfy(reason -> assertThat(reason)
                            .contains("5 attempts in a row stood still")
                            .contains("a message was lost")
                            .contains("shards' questions"));
        }
    }
}
