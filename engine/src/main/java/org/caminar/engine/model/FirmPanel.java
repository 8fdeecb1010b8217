package org.caminar.engine.model;

import java.util.List;

/**
 * Receives the state of firms at every observation. Region shards call it from their own threads, in no particular order:
 * implementations must be thread-safe and must not keep the batches. A run that goes back to a checkpoint delivers again what it
 * simulates again, with equal content.
 */
@FunctionalInterface
public interface FirmPanel {
    /** Takes the firms of one district at the end of a quarter. */
    void onDistrict(FirmBatch batch);

    /** Takes the firms of a shard at the end of a quarter: of consecutive districts, of which there may be none. By default one by one. */
    default void onShard(List<FirmBatch> districts) {
        districts.forEach(this::onDistrict);
    }
}
