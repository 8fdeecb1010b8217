package org.caminar.engine.api;

/** The door to the engine: runs one replicate of one scenario. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs to the end and returns what was observed. Blocks; several threads may run simulations on one system at once. Throws
     * {@link SimulationException} if the run fails; interrupting the calling thread stops the run.
     */
    public static RunResult run(SimulationSystem system, RunSpec spec) {
        throw new UnsupportedOperationException("run " + system + spec);
    }
}
