package org.caminar.engine.cluster;

import akka.actor.ExtendedActorSystem;
import akka.actor.setup.Setup;
import akka.cluster.Cluster;
import akka.cluster.UniqueAddress;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * An {@link Arbitration} in the shape of a lease that Akka's split brain resolver asks for before it downs anybody. It is never held
 * beyond the decision that it was asked for, so that the next one asks again; there is nothing to release.
 */
public final class ArbitrationLease extends Lease {
    private static final String BLOCKING = "akka.actor.default-blocking-io-dispatcher";

    private final LeaseSettings settings;
    private final Cluster cluster;
    private final Executor executor;
    private final Arbitration arbitration;

    /** Hands the arbitration of a system to the lease that Akka makes. */
    static final class Place extends Setup {
        private final Arbitration arbitration;

        Place(Arbitration arbitration) {
            this.arbitration = arbitration;
        }
    }

    /** Made by Akka. */
    public ArbitrationLease(LeaseSettings settings, ExtendedActorSystem system) {
        this.settings = settings;
        this.cluster = Cluster.get(system);
        this.executor = system.dispatchers().lookup(BLOCKING);
        this.arbitration = system.settings()
                .setup()
                .get(Place.class)
                .orElseThrow(() -> new IllegalStateException("the system was started without a place for arbitration"))
                .arbitration;
    }

    @Override
    public LeaseSettings getSettings() {
        return settings;
    }

    @Override
    public CompletionStage<Boolean> acquire() {
        return CompletableFuture.supplyAsync(this::ask, executor);
    }

    private boolean ask() {
        try {
            return arbitration.mayGoOn(
                    name(cluster.selfUniqueAddress()),
                    StreamSupport.stream(cluster.state().getUnreachable().spliterator(), false)
                            .map(member -> name(member.uniqueAddress()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the place of the checkpoints cannot be used to decide who goes on", e);
        }
    }

    private static String name(UniqueAddress node) {
        return node.address() + "#" + node.longUid();
    }

    @Override
    public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLostCallback) {
        return acquire();
    }

    @Override
    public CompletionStage<Boolean> release() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public boolean checkLease() {
        return false;
    }
}
