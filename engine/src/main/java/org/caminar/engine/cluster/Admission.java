package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.shard.NationCoordinator;

/**
 * Lets the shards of one attempt at a time onto a node: those of the attempt before end only when they are done with what they are at,
 * and until then hold their firms, for which there is no room twice.
 */
final class Admission extends AbstractBehavior<Admission.Command> {

    /** What it understands. */
    sealed interface Command permits Request, Left {}

    /**
     * An entity wants to hold a shard; it is told when it may, and leaves by ending.
     *
     * @param attempt the coordinator that it works for
     */
    record Request(ActorRef<NationCoordinator.Command> attempt, ActorRef<ShardEntity.Command> entity)
            implements Command {}

    /** An entity has ended, and so has its shard. */
    private record Left(Request request) implements Command {}

    private final List<Request> admitted = new ArrayList<>();
    private final List<Request> waiting = new ArrayList<>();

    private Admission(ActorContext<Command> context) {
        super(context);
    }

    static Behavior<Command> create() {
        return Behaviors.setup(Admission::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Request.class, this::onRequest)
                .onMessage(Left.class, this::onLeft)
                .build();
    }

    private Behavior<Command> onRequest(Request request) {
        getContext().watchWith(request.entity(), new Left(request));
        waiting.add(request);
        admit();
        return this;
    }

    private Behavior<Command> onLeft(Left end) {
        admitted.remove(end.request());
        waiting.remove(end.request());
        admit();
        return this;
    }

    private void admit() {
        waiting.removeIf(request -> {
            boolean mayEnter = admitted.stream().map(Request::attempt).allMatch(request.attempt()::equals);
            if (mayEnter) {
                admitted.add(request);
                request.entity().tell(ShardEntity.Admitted.INSTANCE);
            }
            return mayEnter;
        });
    }
}
