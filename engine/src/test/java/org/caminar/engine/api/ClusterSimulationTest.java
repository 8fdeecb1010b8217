package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.caminar.engine.FreePorts;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
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

    /** The only node of its cluster. */
    private static NodeSettings node() {
        String port = FreePorts.of(1).get(0);
        return new NodeSettings(
                "127.0.0.1", Integer.parseInt(port), List.of("127.0.0.1:" + port), 1, 1, Optional.empty());
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
}
