package org.caminar.engine.shard;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;

/** Akka's settings that all actor systems of the engine share. */
public final class ActorSettings {
    private ActorSettings() {}

    /** Of a system whose shards run on so many threads, with further settings by path. */
    public static Config of(int threads, Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(common(threads));
        settings.putAll(further);
        // The engine's own loader: on a cluster the engine's jars live in Spark's loader, not in the system's.
        return ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load(ActorSettings.class.getClassLoader()));
    }

    /**
     * One queue serves all threads. In a fork-join pool of few threads one may sleep for seconds while shards wait in another's own
     * queue, and what comes from elsewhere is served only when that is empty.
     */
    private static Map<String, Object> common(int threads) {
        return Map.of(
                "akka.log-dead-letters", "off",
                "akka.loglevel", "WARNING",
                "akka.stdout-loglevel", "OFF",
                "akka.jvm-exit-on-fatal-error", "off",
                "akka.jvm-shutdown-hooks", "off",
                "akka.actor.allow-java-serialization", "off",
                "akka.actor.default-dispatcher.executor", "thread-pool-executor",
                "akka.actor.default-dispatcher.thread-pool-executor.fixed-pool-size", threads,
                "akka.actor.default-dispatcher.throughput", 1);
    }
}
