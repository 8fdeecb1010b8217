package org.caminar.jobs.montecarlo;

import java.io.Serializable;
import org.caminar.engine.api.RunResult;

/** Runs one replicate inside a task: the seam between Spark and the engine. */
@FunctionalInterface
interface Replicator extends Serializable {
    /** Runs a replicate of a scenario of the experiment with this resolved configuration. */
    RunResult run(String resolved, String scenario, int replicate);
}
