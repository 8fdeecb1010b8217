package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;

/** The guardian of a system: starts a coordinator for each run, independent of the others. */
public final class Runs extends AbstractBehavior<Runs.Start> {

    /**
     * Starts a run of one replicate of one scenario.
     *
     * @param shards most region shards
     * @param coordinator completed with the run's coordinator
     * @param outcome completed when the run is done, exceptionally when it fails
     */
    public record Start(
            Design design,
            String scenario,
            int replicate,
            int shards,
            Optional<FirmPanel> panel,
            Optional<CheckpointPlan> checkpoints,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<ActorRef<NationCoordinator.Command>> coordinator,
            CompletableFuture<NationCoordinator.Outcome> outcome) {}

    private int started;

    private Runs(ActorContext<Start> context) {
        super(context);
    }

    /** The guardian's behaviour. */
    public static Behavior<Start> create() {
        return Behaviors.setup(Runs::new);
    }

    @Override
    public Receive<Start> createReceive() {
        return newReceiveBuilder().onMessage(Start.class, this::onStart).build();
    }

    private Behavior<Start> onStart(Start start) {
        try {
            ShardSettings settings = ShardSettings.of(
                    start.design(), start.scenario(), start.replicate(), start.panel(), start.checkpoints());
            start.coordinator()
                    .complete(getContext()
                            .spawn(
                                    NationCoordinator.create(
                                            settings,
                                            ShardHost.children(settings),
                                            start.shards(),
                                            start.progress(),
                                            start.outcome()),
                                    "run-" + started++));
        } catch (Throwable e) {
            // Also an error, which would end the runs beside this one too.
            start.coordinator().completeExceptionally(e);
            start.outcome().completeExceptionally(e);
        }
        return this;
    }
}
