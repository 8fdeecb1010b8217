package org.caminar.engine.checkpoint;

/**
 * How a run takes checkpoints.
 *
 * @param checkpoints where
 * @param every quarters between two of them, at least 1; the last quarter always has one
 * @param keep complete ones to keep, at least 1; more than one lets a damaged one be passed over
 * @param resume whether to go on from the last one that is whole, if there is any
 */
public record CheckpointPlan(Checkpoints checkpoints, int every, int keep, boolean resume) {
    /** Complete checkpoints that are kept unless told otherwise. */
    public static final int DEFAULT_KEEP = 2;

    /** Validates; throws {@link IllegalArgumentException} naming the field. */
    public CheckpointPlan {
        if (every < 1) {
            throw new IllegalArgumentException("every must be positive but was " + every);
        }
        if (keep < 1) {
            throw new IllegalArgumentException("keep must be positive but was " + keep);
        }
    }

    /** Whether there is to be a checkpoint after a quarter, given the number of the last one. */
    public boolean isDue(int quarter, int last) {
        return quarter == last || (quarter > 0 && quarter % every == 0);
    }
}
