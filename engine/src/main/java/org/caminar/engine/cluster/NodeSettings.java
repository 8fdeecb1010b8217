package org.caminar.engine.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A node of a cluster that makes one run.
 *
 * @param host address that the node listens on and is known by; loopback unless nodes are on several machines
 * @param port port that it listens on, 1 to 65535
 * @param seeds {@code host:port} of the nodes that others join, in the same order on all nodes; the first may start the cluster
 * @param nodes nodes that must be there before the run begins, at least 1
 * @param threads threads that simulate here, at least 1
 * @param tls keys for mutual authentication and encryption; all nodes have them or none
 */
public record NodeSettings(
        String host, int port, List<String> seeds, int nodes, int threads, Optional<TlsSettings> tls) {
    /** Validates; throws {@link IllegalArgumentException} naming the field. */
    public NodeSettings {
        seeds = List.copyOf(seeds);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be from 1 to 65535 but was " + port);
        }
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("seeds must name at least one node");
        }
        for (String seed : seeds) {
            if (!seed.matches("[^:\\s]+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("a seed must be host:port but was " + seed);
            }
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("nodes must be positive but was " + nodes);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive but was " + threads);
        }
    }

    /** How many shards a run on so many nodes has when nobody says: one a thread, since each writes to each on other nodes. */
    public static int shards(int nodes, int threads) {
        return nodes * threads;
    }

    /** Whether it starts the cluster if the other seeds are not in one. */
    boolean isFirstSeed() {
        return seeds.get(0).equals(host + ":" + port);
    }
}
