package org.caminar.engine.api;

/**
 * The actor system that simulations run on. Start one per JVM and share it: runs are independent of one another.
 */
public final class SimulationSystem implements AutoCloseable {
    private SimulationSystem() {}

    /** Starts a system whose shards run on {@code threads} threads. */
    public static SimulationSystem start(int threads) {
        throw new UnsupportedOperationException("threads " + threads);
    }

    /** Ends it and waits until its threads are gone. */
    @Override
    public void close() {}
}
