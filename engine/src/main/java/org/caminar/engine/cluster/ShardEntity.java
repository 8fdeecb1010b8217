package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.function.Consumer;
import org.caminar.engine.shard.FatalErrorException;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Probe;
import org.caminar.engine.shard.RegionShard;
import org.caminar.engine.shard.ShardSettings;

/**
 * The sharding entity behind a region shard: its parent on whichever node sharding has chosen. It lives as long as the coordinator that
 * asked for it, and no longer, so that nothing of an earlier attempt at a run is left.
 */
final class ShardEntity extends AbstractBehavior<ShardEntity.Command> {

    /** What the entity understands. */
    sealed interface Command permits Start, Examine, Admitted {}

    /** Asks for the shard of districts [firstDistrict, endDistrict). */
    record Start(int number, int firstDistrict, int endDistrict, ActorRef<NationCoordinator.Command> nation)
            implements Command {}

    /** Asks how the shard stands; also if it was never started, since that message may have been lost. */
    record Examine(Probe probe) implements Command {}

    /** The node has room for its shard: those of the attempt before have ended there. */
    enum Admitted implements Command {
        INSTANCE
    }

    private final ShardSettings settings;
    private final ActorRef<Admission.Command> admission;
    private final Consumer<Throwable> endOfNode;
    private Start start;
    private boolean awaitsAdmission;
    private ActorRef<RegionShard.Command> shard;

    private ShardEntity(
            ActorContext<Command> context,
            ShardSettings settings,
            ActorRef<Admission.Command> admission,
            Consumer<Throwable> endOfNode) {
        super(context);
        this.settings = settings;
        this.admission = admission;
        this.endOfNode = endOfNode;
    }

    /**
     * An entity.
     *
     * @param admission that of the node
     * @param endOfNode told why the node must end, if it must
     */
    static Behavior<Command> create(
            ShardSettings settings, ActorRef<Admission.Command> admission, Consumer<Throwable> endOfNode) {
        return Behaviors.setup(context -> new ShardEntity(context, settings, admission, endOfNode));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Start.class, this::onStart)
                .onMessage(Admitted.class, message -> onAdmitted())
                .onMessage(Examine.class, this::onExamine)
                .onSignal(ChildFailed.class, this::onChildFailed)
                .onSignal(Terminated.class, signal -> Behaviors.stopped())
                .build();
    }

    private Behavior<Command> onStart(Start message) {
        start = message;
        awaitsAdmission = true;
        getContext().watch(start.nation());
        admission.tell(new Admission.Request(start.nation(), getContext().getSelf()));
        return this;
    }

    private Behavior<Command> onAdmitted() {
        awaitsAdmission = false;
        shard = getContext()
                .spawn(
                        RegionShard.create(
                                start.number(), start.firstDistrict(), start.endDistrict(), settings, start.nation()),
                        "region-shard");
        getContext().watch(shard);
        return this;
    }

    private Behavior<Command> onExamine(Examine message) {
        if (awaitsAdmission) {
            // As if it were at work: somebody is, and nothing is lost.
            return this;
        }
        if (shard == null) {
            message.probe().answer("shard " + message.probe().participant() + " is not there");
            return Behaviors.stopped();
        }
        shard.tell(message.probe());
        return this;
    }

    /** Stays, so that the word of the failure is not overtaken by that of its own end. */
    private Behavior<Command> onChildFailed(ChildFailed failure) {
        shard = null;
        if (failure.cause() instanceof FatalErrorException) {
            // Not the run's fault: other nodes may have the memory that this one lacks.
            endOfNode.accept(failure.cause());
        } else {
            start.nation().tell(new NationCoordinator.ShardFailed(start.number(), String.valueOf(failure.cause())));
        }
        return this;
    }
}
