package org.caminar.engine.api;

/**
 * The actor system that simulations run on. Start one per JVM and share it: runs are independent of one another.
 */
public final class SimulationSystem implements AutoCloseable {
    private SimulationSystem() {}

    /** Starts a system whose shards run on {@code threads} threads. */
    public static SimulationSystem start(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive but was " + threads);
        }
        return new SimulationSystem();
    }

    /** Ends it and waits until its threads are gone. */
    @Override
    public void close() {}
}
