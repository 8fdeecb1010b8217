package org.caminar.engine.shard;

import java.util.Map;

/** Settings that all actor systems of the engine share. */
public final class ActorSettings {
    private ActorSettings() {}

    /**
     * Akka's settings by path, of a system whose shards run on so many threads.
     *
     * <p>One queue serves all threads. In a fork-join pool of few threads one may sleep for seconds while shards wait in another's own
     * queue, and what comes from elsewhere is served only when that is empty.
     */
    public static Map<String, Object> of(int threads) {
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
