package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.RegionShard;
import org.caminar.engine.shard.ShardSettings;

/**
 * The sharding entity behind a region shard: its parent on whichever node sharding has chosen. It lives as long as the coordinator that
 * asked for it, and no longer, so that nothing of an earlier attempt at a run is left.
 */
final class ShardEntity extends AbstractBehavior<ShardEntity.Start> {

    /** Asks for the shard of districts [firstDistrict, endDistrict). */
    record Start(int number, int firstDistrict, int endDistrict, ActorRef<NationCoordinator.Command> nation) {}

    private final ShardSettings settings;
    private int number;
    private ActorRef<NationCoordinator.Command> nation;

    private ShardEntity(ActorContext<Start> context, ShardSettings settings) {
        super(context);
        this.settings = settings;
    }

    static Behavior<Start> create(ShardSettings settings) {
        return Behaviors.setup(context -> new ShardEntity(context, settings));
    }

    @Override
    public Receive<Start> createReceive() {
        return newReceiveBuilder()
                .onMessage(Start.class, this::onStart)
                .onSignal(ChildFailed.class, this::onChildFailed)
                .onSignal(Terminated.class, signal -> Behaviors.stopped())
                .build();
    }

    private Behavior<Start> onStart(Start start) {
        number = start.number();
        nation = start.nation();
        getContext().watch(nation);
        getContext()
                .watch(getContext()
                        .spawn(
                                RegionShard.create(
                                        number, start.firstDistrict(), start.endDistrict(), settings, nation),
                                "region-shard"));
        return this;
    }

    /** Stays, so that the word of the failure is not overtaken by that of its own end. */
    private Behavior<Start> onChildFailed(ChildFailed failure) {
        nation.tell(new NationCoordinator.ShardFailed(number, String.valueOf(failure.cause())));
        return this;
    }
}
