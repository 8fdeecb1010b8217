package org.caminar.engine.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.caminar.engine.checkpoint.CheckpointStore;

/**
 * Settles which part of a divided cluster goes on, in the place that all nodes share: that of the checkpoints. Decisions are numbered
 * files, each of which only one node can write; it names the nodes that are left behind. A node that an earlier decision has left
 * behind may not decide. Nothing expires and no clock is asked, so a node may be held up at any point for any time.
 */
final class Arbitration {
    private static final String DIRECTORY = "arbitration";
    private static final String DECISION = "decision-[0-9]+";
    private static final String LEFT = "left behind: ";

    private final CheckpointStore store;
    private final CheckpointStore.ExclusiveWriter writer;

    Arbitration(CheckpointStore store, CheckpointStore.ExclusiveWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * Whether a node may go on without those that it has lost. Where it may, this is known to whoever asks later.
     *
     * @param self the node that asks, by a name that no other node ever has
     * @param lost names of those that it cannot reach
     */
    boolean mayGoOn(String self, Collection<String> lost) throws IOException {
        StringBuilder text = new StringBuilder("decided by " + self + "\n");
        for (String name : new TreeSet<>(lost)) {
            text.append(LEFT).append(name).append('\n');
        }
        List<String> mine = text.toString().lines().toList();
        while (true) {
            int number = 1;
            for (String entry : store.list(DIRECTORY)) {
                if (entry.matches(DECISION)) {
                    if (Set.copyOf(read(DIRECTORY + "/" + entry)).contains(LEFT + self)) {
                        return false;
                    }
                    number++;
                }
            }
            String name = String.format(Locale.ROOT, DIRECTORY + "/decision-%05d", number);
            boolean written =
                    writer.writeNew(name, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
            // A file system over a network may say no to the one whose file it has written, when its first answer was
            // lost.
            if (written || read(name).equals(mine)) {
                return true;
            }
        }
    }

    private List<String> read(String name) throws IOException {
        try (InputStream in = store.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
