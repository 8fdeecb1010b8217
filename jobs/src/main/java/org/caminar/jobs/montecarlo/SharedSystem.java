package org.caminar.jobs.montecarlo;

import org.caminar.engine.api.SimulationSystem;

/** The one actor system of a JVM, which the first task starts and the end of the JVM closes; another one where it has ended before. */
final class SharedSystem {
    private SimulationSystem system;

    /** The system, which is not about to end. */
    synchronized SimulationSystem running() {
        if (system == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "caminar-close-actors"));
        }
        if (system == null || system.hasEnded()) {
            system = SimulationSystem.start(Runtime.getRuntime().availableProcessors());
        }
        return system;
    }

    private synchronized void close() {
        system.close();
    }
}
