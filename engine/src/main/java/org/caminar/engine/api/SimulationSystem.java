package org.caminar.engine.api;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caminar.engine.shard.ActorSettings;
import org.caminar.engine.shard.Runs;

/**
 * The actor system that simulations run on. Start one per JVM and share it: runs are independent of one another.
 */
public final class SimulationSystem implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private final ActorSystem<Runs.Start> actors;

    /** Fails with the reason as soon as the system begins to end. */
    private final CompletableFuture<?> end = new CompletableFuture<>();

    private SimulationSystem(ActorSystem<Runs.Start> actors) {
        this.actors = actors;
        CoordinatedShutdown.get(actors)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "tell-those-who-wait", () -> {
                    // Nobody has closed it: that is what Akka does at an error that no thread should go on after.
                    fail("the actor system of this process has ended by itself, most likely for lack of memory: its"
                            + " standard error stream says");
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
    }

    private void fail(String reason) {
        end.completeExceptionally(new IllegalStateException(reason));
    }

    /** Starts a system whose shards run on {@code threads} threads, at least 1. */
    public static SimulationSystem start(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive but was " + threads);
        }
        Map<String, Object> settings = Map.of(
                // Akka gives its logger 5 seconds, which a busy machine may take to load the classes.
                "akka.logger-startup-timeout", "60s",
                // Who wants a result waits for it: the threads of a system that nobody closed keep no JVM alive.
                "akka.daemonic", "on");
        return new SimulationSystem(ActorSystem.create(Runs.create(), "caminar", ActorSettings.of(threads, settings)));
    }

    ActorSystem<Runs.Start> actors() {
        return actors;
    }

    /** Done when {@code future} is, and failed if the system ends before: dead actors complete nothing. */
    CompletableFuture<?> orEnd(CompletableFuture<?> future) {
        return CompletableFuture.anyOf(future, end);
    }

    /** Whether it has ended, or is about to, since it was closed or for lack of memory: runs that are started fail. */
    public boolean hasEnded() {
        return end.isDone();
    }

    /** Ends it, with any run that is under way, and waits until its threads are gone, 20 seconds at most. */
    @Override
    public void close() {
        fail("the simulation system was closed");
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new SimulationException("the actor system did not end within " + SHUTDOWN.toSeconds() + " s", e);
        }
    }
}
