package org.caminar.engine.model;

/**
 * Receives the state of firms at every observation. Region shards call it from their own threads, one batch a district, in no
 * particular order: implementations must be thread-safe and must not keep the batch.
 */
@FunctionalInterface
public interface FirmPanel {
    /** Takes the firms of one district at the end of a quarter. */
    void onDistrict(FirmBatch batch);
}
