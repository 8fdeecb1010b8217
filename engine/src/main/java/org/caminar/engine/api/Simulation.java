package org.caminar.engine.api;

import akka.actor.typed.ActorRef;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Runs;

/** The door to the engine: runs one replicate of one scenario. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs to the end and returns what was observed. Blocks; several threads may run simulations on one system at once. Throws
     * {@link SimulationException} if the run fails; interrupting the calling thread stops the run.
     */
    public static RunResult run(SimulationSystem system, RunSpec spec) {
        try (RunHandle run = start(system, spec)) {
            return run.await();
        }
    }

    /** Starts a run and returns at once. */
    public static RunHandle start(SimulationSystem system, RunSpec spec) {
        CompletableFuture<ActorRef<NationCoordinator.Command>> coordinator = new CompletableFuture<>();
        CompletableFuture<NationCoordinator.Outcome> outcome = new CompletableFuture<>();
        // Asked for before the actors are told: those of a system that is about to end may still answer.
        CompletableFuture<?> started = system.orEnd(coordinator);
        system.actors()
                .tell(new Runs.Start(
                        spec.design(),
                        spec.scenario(),
                        spec.replicate(),
                        spec.shards(),
                        spec.firms(),
                        spec.checkpoints(),
                        spec.progress()::onQuarter,
                        coordinator,
                        outcome));
        try {
            started.join();
            return new RunHandle(system, spec, coordinator.join(), outcome);
        } catch (CompletionException e) {
            throw new SimulationException(
                    "scenario " + spec.scenario() + ", replicate " + spec.replicate() + " could not start: "
                            + reason(e.getCause()),
                    e.getCause());
        }
    }

    /** The message of an error says little without its name. */
    private static String reason(Throwable cause) {
        return cause instanceof Error ? cause.toString() : cause.getMessage();
    }
}
