package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.ShardHost;
import org.caminar.engine.shard.ShardSettings;

/**
 * Leads a run over the nodes of a cluster, of which there is one: a singleton that appears elsewhere when its node is lost. An attempt
 * is a coordinator with its shards. When a node is lost the attempt is given up and another one goes on from the last complete
 * checkpoint; so does the leader that follows a lost leader.
 */
final class RunLeader extends AbstractBehavior<RunLeader.Command> {

    /** What a leader understands. */
    sealed interface Command permits HowFar, WireBroken, AttemptEnded, NodeLost, Begin, Advanced {}

    /** Asks how far the run is. */
    record HowFar(ActorRef<Report> replyTo) implements Command {}

    /** A node could not send or read a message: the run fails. */
    record WireBroken(String reason) implements Command {}

    /** An attempt has ended: well, or for a reason. */
    private record AttemptEnded(int attempt, Throwable failure) implements Command {}

    private record NodeLost(String address) implements Command {}

    private record Advanced(int attempt, int done) implements Command {}

    private enum Begin implements Command {
        INSTANCE
    }

    /** How a run stands. */
    enum State {
        UNDER_WAY,
        FINISHED,
        FAILED
    }

    /**
     * How far a run is.
     *
     * @param done quarters simulated
     * @param total quarters of the run
     * @param attempts attempts that this leader has begun
     * @param reason why it failed, empty otherwise
     */
    record Report(State state, int done, int total, int attempts, String reason) {}

    /** Time that the cluster is given to come to rest before an attempt. */
    private static final Duration REST = Duration.ofMillis(1500);

    private final ShardSettings settings;
    private final int shards;
    private final TimerScheduler<Command> timers;
    private State state = State.UNDER_WAY;
    private String reason = "";
    private int attempt;
    private int done;
    private ActorRef<NationCoordinator.Command> coordinator;

    private RunLeader(
            ActorContext<Command> context, TimerScheduler<Command> timers, ShardSettings settings, int shards) {
        super(context);
        this.timers = timers;
        this.settings = settings;
        this.shards = shards;
        ActorRef<MemberRemoved> removals = context.messageAdapter(
                MemberRemoved.class,
                event -> new NodeLost(event.member().address().toString()));
        Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(removals, MemberRemoved.class));
        try {
            if (isFinished()) {
                state = State.FINISHED;
                done = horizon();
            } else {
                rest();
            }
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    static Behavior<Command> create(ShardSettings settings, int shards) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new RunLeader(context, timers, settings, shards)));
    }

    private int horizon() {
        return settings.design().experiment().horizon();
    }

    private boolean isFinished() {
        Checkpoints checkpoints = settings.requireCheckpoints().checkpoints();
        return checkpoints
                .findLast(problem -> getContext().getLog().warn(problem))
                .filter(quarter -> quarter == horizon())
                .isPresent();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(HowFar.class, this::onHowFar)
                .onMessage(WireBroken.class, broken -> fail(broken.reason()))
                .onMessage(AttemptEnded.class, this::onAttemptEnded)
                .onMessage(NodeLost.class, this::onNodeLost)
                .onMessage(Advanced.class, this::onAdvanced)
                .onMessage(Begin.class, message -> onBegin())
                .build();
    }

    private Behavior<Command> onHowFar(HowFar question) {
        question.replyTo().tell(new Report(state, done, horizon(), attempt, reason));
        return this;
    }

    private Behavior<Command> onNodeLost(NodeLost loss) {
        if (state == State.UNDER_WAY) {
            getContext().getLog().warn("node {} is lost: going back to the last checkpoint", loss.address());
            stopAttempt();
            rest();
        }
        return this;
    }

    private void stopAttempt() {
        if (coordinator != null) {
            coordinator.tell(NationCoordinator.Stop.INSTANCE);
            coordinator = null;
        }
    }

    /** Begins an attempt when the cluster has been at rest for a while. */
    private void rest() {
        timers.startSingleTimer(Begin.INSTANCE, REST);
    }

    private Behavior<Command> onBegin() {
        if (state != State.UNDER_WAY) {
            return this;
        }
        if (!Cluster.get(getContext().getSystem()).selfMember().status().equals(akka.cluster.MemberStatus.up())) {
            rest();
            return this;
        }
        attempt++;
        int number = attempt;
        String id = UUID.randomUUID().toString().substring(0, 8);
        ClusterSharding sharding = ClusterSharding.get(getContext().getSystem());
        ShardHost host =
                (context, shard, first, end) -> sharding.entityRefFor(ClusterNode.SHARDS, ClusterNode.entity(id, shard))
                        .tell(new ShardEntity.Start(shard, first, end, context.getSelf()));
        CompletableFuture<NationCoordinator.Outcome> outcome = new CompletableFuture<>();
        ActorRef<Command> self = getContext().getSelf();
        coordinator = getContext()
                .spawn(
                        NationCoordinator.create(
                                settings, host, shards, (now, all) -> self.tell(new Advanced(number, now)), outcome),
                        "attempt-" + number);
        getContext().pipeToSelf(outcome, (end, failure) -> new AttemptEnded(number, failure));
        return this;
    }

    private Behavior<Command> onAdvanced(Advanced progress) {
        if (progress.attempt() == attempt) {
            done = progress.done();
        }
        return this;
    }

    private Behavior<Command> onAttemptEnded(AttemptEnded end) {
        if (end.attempt() != attempt || state != State.UNDER_WAY || coordinator == null) {
            return this;
        }
        if (end.failure() != null) {
            return fail(Objects.requireNonNullElse(
                    end.failure().getMessage(), end.failure().toString()));
        }
        state = State.FINISHED;
        return this;
    }

    private Behavior<Command> fail(String why) {
        if (state == State.UNDER_WAY) {
            stopAttempt();
            timers.cancelAll();
            state = State.FAILED;
            reason = why;
        }
        return this;
    }
}
