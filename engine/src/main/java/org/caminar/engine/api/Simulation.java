package org.caminar.engine.api;

/** The door to the engine: runs one replicate of one scenario. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs to the end and returns what was observed. Blocks; several threads may run simulations on one system at once. Throws
     * {@link SimulationException} if the run fails; interrupting the calling thread stops the run.
     */
    public static RunResult run(SimulationSystem system, RunSpec spec) {
        if (spec.shards() > 0) {
            throw new SimulationException("the engine is not built yet: " + (system == null), null);
        }
        return new RunResult(0, 0, java.util.List.of(), java.util.List.of());
    }
}
