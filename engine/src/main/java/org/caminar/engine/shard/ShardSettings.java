package org.caminar.engine.shard;

import java.util.Arrays;
import java.util.Optional;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Workspaces;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/** What all shards of a run share. */
record ShardSettings(
        Design design, Policy policy, Layout layout, Draws draws, Workspaces workspaces, Optional<FirmPanel> panel) {

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
