package org.caminar.engine.model;

/** Which model this is, for what is stored and gone on from later. */
public final class ModelVersion {
    /**
     * Raised together with every golden state hash that changes, and with what an indicator counts, so that neither a checkpoint nor a result
     * directory is gone on from with another model than it was begun with.
     */
    public static final int NUMBER = 1;

    private ModelVersion() {}
}
