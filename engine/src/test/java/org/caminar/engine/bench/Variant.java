package org.caminar.engine.bench;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Map;

/**
 * A way of running the same country; the variants of a task take turns within one JVM.
 *
 * @param name what tables call it
 * @param bare whether to drive one segment on the calling thread, without actors
 * @param threads threads of the actor system
 * @param shards most region shards
 * @param overrides settings beyond the task's, {@code key=value}
 */
record Variant(String name, boolean bare, int threads, int shards, List<String> overrides) {
    /** What the run command takes by default for as many cores. */
    static int shards(int threads) {
        return 2 * threads;
    }

    static Variant engine(String name, int threads, String... overrides) {
        return new Variant(name, false, threads, shards(threads), List.of(overrides));
    }

    static Variant bare(String name) {
        return new Variant(name, true, 1, 1, List.of());
    }

    Variant withShards(int number) {
        return new Variant(name, bare, threads, number, overrides);
    }

    Map<String, Object> toMap() {
        return Map.of("name", name, "bare", bare, "threads", threads, "shards", shards, "overrides", overrides);
    }

    static Variant of(Config config) {
        return new Variant(
                config.getString("name"),
                config.getBoolean("bare"),
                config.getInt("threads"),
                config.getInt("shards"),
                config.getStringList("overrides"));
    }
}
