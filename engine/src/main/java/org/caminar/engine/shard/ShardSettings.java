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
 * @param haloRows most ties, and most introductions, in one message between shards, at least 1; never changes a result
 */
public record ShardSettings(
        Design design,
        Policy policy,
        Layout layout,
        Draws draws,
        Workspaces workspaces,
        Optional<FirmPanel> panel,
        Optional<CheckpointPlan> checkpoints,
        int haloRows) {
    /**
     * Rows that keep a message between shards below 0.5 MB, of which a row takes 15 bytes at most; few enough messages that their
     * number costs nothing.
     */
    public static final int DEFAULT_HALO_ROWS = 1 << 15;

    private static final int FEW = 8;

    /** Validates; throws {@link IllegalArgumentException} naming the field. */
    public ShardSettings {
        if (haloRows < 1) {
            throw new IllegalArgumentException("haloRows must be positive but was " + haloRows);
        }
    }

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
                design,
                Policy.of(design, scenario),
                layout,
                draws,
                new Workspaces(layout),
                panel,
                checkpoints,
                DEFAULT_HALO_ROWS);
    }

    /** The same with so many rows in a message between shards at most. */
    public ShardSettings withHaloRows(int most) {
        return new ShardSettings(design, policy, layout, draws, workspaces, panel, checkpoints, most);
    }

    /** How checkpoints are taken; only asked when they are. */
    public CheckpointPlan requireCheckpoints() {
        return checkpoints.orElseThrow(() -> new IllegalStateException("this run takes no checkpoints"));
    }

    /** Shard that holds a firm, given the first firm of each: the last that begins there or before. */
    static int shardOf(int firm, int[] firstFirms) {
        return firstFirms.length <= FEW ? countBegun(firm, firstFirms) - 1 : search(firm, firstFirms);
    }

    /** Among few they are counted without a branch, which every other firm would take. */
    private static int countBegun(int firm, int[] firstFirms) {
        int begun = 0;
        for (int first : firstFirms) {
            begun += 1 + ((firm - first) >> 31);
        }
        return begun;
    }

    private static int search(int firm, int[] firstFirms) {
        int at = Arrays.binarySearch(firstFirms, firm);
        int shard = at < 0 ? -at - 2 : at;
        // Shards without firms share the id of the next.
        while (shard + 1 < firstFirms.length && firstFirms[shard + 1] == firm) {
            shard++;
        }
        return shard;
    }
}
