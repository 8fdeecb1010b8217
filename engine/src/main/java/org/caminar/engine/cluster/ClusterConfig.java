package org.caminar.engine.cluster;

import com.typesafe.config.Config;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caminar.engine.shard.ActorSettings;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.RegionShard;

/** Akka's settings on a node: fast to notice a loss, and the minority of a divided cluster stops. */
final class ClusterConfig {
    private static final String ROLE = "simulation";

    /**
     * Messages between shards are divided well below it. The largest others grow with the country: conditions by 4 bytes for every
     * district, and as many for each programme; a shard's report by as many for its own districts, and by 1,280 for every region,
     * sector and programme where there is a census.
     */
    private static final int FRAME_BYTES = 4 << 20;

    private static final String LEASE = "caminar.arbitration";

    private static final int OUTBOUND_MESSAGES = 1 << 16;

    private ClusterConfig() {}

    /** Of a node; {@code arbitrated} if an {@link Arbitration} says who goes on when the cluster is divided. */
    static Config of(NodeSettings node, boolean arbitrated) {
        Map<String, Object> settings = new HashMap<>(lifetime());
        settings.putAll(transport(node));
        node.tls().ifPresent(tls -> settings.putAll(encryption(tls)));
        settings.putAll(membership(node));
        settings.putAll(downing(arbitrated));
        settings.putAll(sharding());
        settings.put(RunLeader.PROBE_INTERVAL, "3 s");
        return ActorSettings.of(node.threads(), settings);
    }

    private static Map<String, Object> lifetime() {
        return Map.of(
                "akka.actor.provider",
                "cluster",
                "akka.coordinated-shutdown.run-by-jvm-shutdown-hook",
                "off",
                // At the end of the run all nodes go: none would take over what the others hand over.
                "akka.coordinated-shutdown.run-by-actor-system-terminate",
                "off");
    }

    private static Map<String, Object> transport(NodeSettings node) {
        return Map.of(
                "akka.remote.artery.canonical.hostname",
                node.host(),
                "akka.remote.artery.canonical.port",
                node.port(),
                Wire.FRAME,
                FRAME_BYTES + " B",
                "akka.remote.artery.advanced.buffer-pool-size",
                8,
                // In a quarter every shard here asks every shard there: an overflow would drop questions.
                "akka.remote.artery.advanced.outbound-message-queue-size",
                OUTBOUND_MESSAGES,
                "akka.actor.serializers.caminar",
                Wire.class.getName(),
                "akka.actor.serialization-bindings",
                bindings());
    }

    /** What travels between nodes, in our own format. */
    private static Map<String, Object> bindings() {
        Map<String, Object> bindings = new HashMap<>();
        for (Class<?> type : List.of(
                RegionShard.Command.class,
                NationCoordinator.Command.class,
                ShardEntity.Command.class,
                RunLeader.Command.class,
                RunLeader.Report.class,
                Pulse.class)) {
            bindings.put("\"" + type.getName() + "\"", "caminar");
        }
        return bindings;
    }

    /** A stranger without a key signed by an authority that is trusted here does not get as far as a message. */
    private static Map<String, Object> encryption(TlsSettings tls) {
        String engine = "akka.remote.artery.ssl.config-ssl-engine.";
        return Map.of(
                "akka.remote.artery.transport",
                "tls-tcp",
                engine + "key-store",
                tls.keys().toString(),
                engine + "key-store-password",
                tls.password(),
                engine + "key-password",
                tls.password(),
                engine + "trust-store",
                tls.trusted().toString(),
                engine + "trust-store-password",
                tls.password(),
                engine + "protocol",
                "TLSv1.3",
                engine + "enabled-algorithms",
                List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"),
                engine + "require-mutual-authentication",
                "on");
    }

    private static Map<String, Object> membership(NodeSettings node) {
        List<String> seeds = node.seeds().stream()
                .map(seed -> "akka://" + ClusterNode.SYSTEM + "@" + seed)
                .toList();
        return Map.ofEntries(
                Map.entry("akka.cluster.seed-nodes", seeds),
                // The first seed starts a cluster when nobody has answered for so long; the others only ask again.
                Map.entry("akka.cluster.seed-node-timeout", node.isFirstSeed() ? "5 s" : "1 s"),
                Map.entry("akka.cluster.leader-actions-interval", "300 ms"),
                // Several nodes may live in one JVM, and names of beans are its.
                Map.entry("akka.cluster.jmx.enabled", "off"),
                Map.entry("akka.cluster.min-nr-of-members", node.nodes()),
                Map.entry("akka.cluster.gossip-interval", "200 ms"),
                Map.entry("akka.cluster.unreachable-nodes-reaper-interval", "500 ms"),
                Map.entry("akka.cluster.failure-detector.heartbeat-interval", "500 ms"),
                Map.entry("akka.cluster.failure-detector.acceptable-heartbeat-pause", "4 s"),
                Map.entry("akka.cluster.singleton.hand-over-retry-interval", "500 ms"),
                Map.entry("akka.cluster.singleton-proxy.singleton-identification-interval", "500 ms"));
    }

    private static Map<String, Object> downing(boolean arbitrated) {
        String resolver = "akka.cluster.split-brain-resolver.";
        return Map.of(
                "akka.cluster.downing-provider-class",
                "akka.cluster.sbr.SplitBrainResolverProvider",
                resolver + "active-strategy",
                arbitrated ? "lease-majority" : "keep-majority",
                resolver + "lease-majority.lease-implementation",
                LEASE,
                LEASE + ".lease-class",
                ArbitrationLease.class.getName(),
                resolver + "stable-after",
                "3 s",
                resolver + "down-all-when-unstable",
                "15 s");
    }

    private static Map<String, Object> sharding() {
        return Map.of(
                // Of a role: otherwise sharding waits for min-nr-of-members again after the loss of a node.
                "akka.cluster.roles", List.of(ROLE),
                "akka.cluster.sharding.role", ROLE,
                "akka.cluster.sharding.state-store-mode", "ddata",
                "akka.cluster.sharding.distributed-data.durable.keys", List.of(),
                "akka.cluster.sharding.retry-interval", "500 ms",
                "akka.cluster.sharding.waiting-for-state-timeout", "1 s",
                "akka.cluster.sharding.coordinator-failure-backoff", "1 s",
                "akka.cluster.sharding.passivation.strategy", "none");
    }
}
