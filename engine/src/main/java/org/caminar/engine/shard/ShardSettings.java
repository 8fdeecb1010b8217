package org.caminar.engine.shard;

import java.util.Arrays;
import java.util.Optional;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Workspaces;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/**
 * What all shards of a run share.
 *
 * @param design the experiment
 * @param policy the scenario
 * @param layout the map of the replicate
 * @param draws the draws of the replicate
 * @param workspaces their scratch memory
 * @param panel where to deliver the firm panel, if wanted
 * @param checkpoints how to take checkpoints, if wanted
 */
public record ShardSettings(
        Design design,
        Policy policy,
        Layout layout,
        Draws draws,
        Workspaces workspaces,
        Optional<FirmPanel> panel,
        Optional<CheckpointPlan> checkpoints) {

    /** Those of one replicate of one scenario. */
    public static ShardSettings of(
            Design design,
            String scenario,
            int replicate,
            Optional<FirmPanel> panel,
            Optional<CheckpointPlan> checkpoints) {
        Draws draws = new Draws(design.experiment().seed(), replicate);
        Layout layout = Layout.of(design, draws);
        return new ShardSettings(
                design, Policy.of(design, scenario), layout, draws, new Workspaces(layout), panel, checkpoints);
    }

    /** How checkpoints are taken; only asked when they are. */
    public CheckpointPlan requireCheckpoints() {
        return checkpoints.orElseThrow(() -> new IllegalStateException("this run takes no checkpoints"));
    }

    /** Shard that holds a firm, given the first firm of each. */
    static int shardOf(int firm, int[] firstFirms) {
        int at = Arrays.binarySearch(firstFirms, firm);
        int shard = at < 0 ? -at - 2 : at;
        // Shards without firms share the id of the next.
        while (shard + 1 < firstFirms.length && firstFirms[shard + 1] == firm) {
            shard++;
        }
        return shard;
    }
}
