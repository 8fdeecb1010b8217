package org.caminar.engine.api;

import java.util.Optional;
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
 * @param progress told after every quarter, from an actor's thread: it must be quick and must not block
 */
public record RunSpec(
        Design design,
        String scenario,
        int replicate,
        int shards,
        Optional<FirmPanel> firms,
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
