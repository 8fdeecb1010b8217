package org.caminar.engine.api;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.shard.NationCoordinator;

/** A run under way or done. Its firms can be asked for until it is closed. */
public final class RunHandle implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SimulationSystem system;
    private final RunSpec spec;
    private final ActorRef<NationCoordinator.Command> coordinator;
    private final CompletableFuture<NationCoordinator.Outcome> outcome;
    private volatile boolean closed;

    RunHandle(
            SimulationSystem system,
            RunSpec spec,
            ActorRef<NationCoordinator.Command> coordinator,
            CompletableFuture<NationCoordinator.Outcome> outcome) {
        this.system = system;
        this.spec = spec;
        this.coordinator = coordinator;
        this.outcome = outcome;
    }

    /** Waits for the end of the run; throws {@link SimulationException} if it fails or the thread is interrupted. */
    public RunResult await() {
        NationCoordinator.Outcome done = require(outcome);
        return RunResult.of(spec.design(), done.observations(), done.fingerprints());
    }

    /** Waits for something that happens during the run, or for its end; throws as {@link #await} does. */
    void await(CompletableFuture<?> event) {
        require(CompletableFuture.anyOf(event, outcome));
    }

    private <T> T require(CompletableFuture<T> future) {
        try {
            system.orEnd(future).get();
            return future.get();
        } catch (ExecutionException | CancellationException e) {
            // Java 25 wraps a cancellation in another one, Java 17 does not.
            throw failure(e.getCause() != null ? e.getCause() : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        }
    }

    private SimulationException failure(Throwable cause) {
        return new SimulationException(
                "scenario " + spec.scenario() + ", replicate " + spec.replicate() + " failed: " + cause, cause);
    }

    /** The state of one firm, between two quarters while the run is under way, the final one when it is done. */
    public FirmState requireFirm(int firm) {
        int firms = spec.design().firms();
        if (firm < 0 || firm >= firms) {
            throw new IllegalArgumentException("firm must be from 0 to " + (firms - 1) + " but was " + firm);
        }
        if (closed) {
            throw new IllegalStateException("the run is closed: its firms cannot be asked for any more");
        }
        try {
            return AskPattern.<NationCoordinator.Command, FirmState>ask(
                            coordinator,
                            replyTo -> new NationCoordinator.RequireFirm(firm, replyTo),
                            PATIENCE,
                            system.actors().scheduler())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw failure(e.getCause());
        }
    }

    /** Ends the run and waits until it writes no more checkpoints. */
    void stop() {
        close();
        try {
            system.orEnd(outcome).get();
        } catch (ExecutionException | CancellationException e) {
            // As it should: it was stopped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        }
    }

    /** Ends the run, done or not, and frees its firms. */
    @Override
    public void close() {
        closed = true;
        coordinator.tell(NationCoordinator.Stop.INSTANCE);
    }
}
