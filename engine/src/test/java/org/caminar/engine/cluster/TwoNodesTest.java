package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.caminar.engine.shard.ShardSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * FEATURE UNDER TEST: a run over two nodes comes to the state of a run on one, however its messages are divided; a message that cannot
 * be sent ends it with the reason on both nodes.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class TwoNodesTest {
    private static final String SCENARIO = "both";
    private static final Design DESIGN =
            Lab.argentina("experiment.scenarios=[baseline, both]", "experiment.budget=0.01");
    private static final long EXPECTED = Lab.run(DESIGN, SCENARIO).stateHash();

    /** What no node knows. */
    private record Stranger(String name) {}

    @Test
    void dividedMessagesComeToTheSameState() throws Exception {
        try (TwoNodes cluster = new TwoNodes(DESIGN, SCENARIO, 2, "")) {
            assertThat(cluster.awaitEnds()).containsExactly("", "");
            assertThat(cluster.stateHash()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void aMessageLargerThanAFrameEndsTheRun() throws Exception {
        try (TwoNodes cluster =
                new TwoNodes(DESIGN, SCENARIO, ShardSettings.DEFAULT_HALO_ROWS, Wire.FRAME + " = 48 KiB")) {
            assertThat(cluster.awaitEnds())
                    .allSatisfy(reason -> assertThat(reason).contains("Stepped cannot be sent"));
        }
    }

    @Test
    void aMessageOfAForeignClassEndsTheRun() throws Exception {
        String binding = "akka.actor.serialization-bindings.\"" + Stranger.class.getName() + "\" = caminar";
        try (TwoNodes cluster = new TwoNodes(DESIGN, SCENARIO, ShardSettings.DEFAULT_HALO_ROWS, binding)) {
            guardianAsSeenFrom(cluster.nodes().get(0), cluster.nodes().get(1)).tell(new Stranger("x"));
            assertThat(cluster.awaitEnds())
                    .allSatisfy(reason -> assertThat(reason)
                            .contains(Stranger.class.getName())
                            .contains("not registered"));
        }
    }

    private static ActorRef<Object> guardianAsSeenFrom(ActorSystem<?> here, ActorSystem<?> there) {
        String address = ActorRefResolver.get(there).toSerializationFormat(there);
        return ActorRefResolver.get(here).resolveActorRef(address);
    }
}
