package org.caminar.engine.api;

import java.util.Optional;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;

/**
 * One replicate of one scenario.
 *
 * @param design the validated experiment
 * @param scenario name of one of its scenarios
 * @param replicate number of the replicate, from 0; scenarios of equal replicate share their random draws
 * @param shards region shards to divide the country into, at least 1; never changes a result
 * @param firms where to deliver the firm panel, if wanted; never changes a result
 * @param checkpoints how to take checkpoints, if wanted; never changes a result. A firm panel must then bear to get firms again
 * @param progress told after every quarter, from an actor's thread: it must be quick and must not block
 */
public record RunSpec(
        Design design,
        String scenario,
        int replicate,
        int shards,
        Optional<FirmPanel> firms,
        Optional<CheckpointPlan> checkpoints,
        ProgressListener progress) {

    /** Validates; throws {@link IllegalArgumentException} naming the field. */
    public RunSpec {
        design.requireScenario(scenario);
        if (replicate < 0) {
            throw new IllegalArgumentException("replicate must not be negative but was " + replicate);
        }
        if (shards < 1) {
            throw new IllegalArgumentException("shards must be positive but was " + shards);
        }
    }

    /** A run without checkpoints. */
    public RunSpec(
            Design design,
            String scenario,
            int replicate,
            int shards,
            Optional<FirmPanel> firms,
            ProgressListener progress) {
        this(design, scenario, replicate, shards, firms, Optional.empty(), progress);
    }

    /** The same with checkpoints every so many quarters in a store, resumed from the last of them if wanted and possible. */
    public RunSpec withCheckpoints(CheckpointStore store, int every, boolean resume) {
        return withCheckpoints(store, every, CheckpointPlan.DEFAULT_KEEP, resume);
    }

    /** The same, of which {@code keep} are kept. */
    public RunSpec withCheckpoints(CheckpointStore store, int every, int keep, boolean resume) {
        Checkpoints of = new Checkpoints(store, RunDigest.of(design, scenario, replicate));
        CheckpointPlan plan = new CheckpointPlan(of, every, keep, resume);
        return new RunSpec(design, scenario, replicate, shards, firms, Optional.of(plan), progress);
    }

    /** A run without firm panel and progress. */
    public static RunSpec of(Design design, String scenario, int replicate, int shards) {
        return new RunSpec(design, scenario, replicate, shards, Optional.empty(), ProgressListener.NONE);
    }

    /** Told how far a run is. */
    @FunctionalInterface
    public interface ProgressListener {
        /** Tells nobody. */
        ProgressListener NONE = (done, total) -> {};

        /** {@code done} of {@code total} quarters are simulated. */
        void onQuarter(int done, int total);
    }
}
