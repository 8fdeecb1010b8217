package org.caminar.engine.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.Objects;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.ShardSettings;

/**
 * Leads a run over the nodes of a cluster, of which there is one: a singleton that appears elsewhere when its node is lost. An attempt
 * is a coordinator with its shards. When a node is lost the attempt is given up and another one goes on from the last complete
 * checkpoint; so does the leader that follows a lost leader.
 */
final class RunLeader extends AbstractBehavior<RunLeader.Command> {

    /** What a leader understands. */
    sealed interface Command permits HowFar, WireBroken, AttemptEnded, NodeLost, Begin, Advanced, Look, Heard {}

    /** Asks how far the run is. */
    record HowFar(ActorRef<Report> replyTo) implements Command {}

    /** A node could not send or read a message: the run fails. */
    record WireBroken(String reason) implements Command {}

    /** An attempt has ended: well, or for a reason. */
    record AttemptEnded(int attempt, Throwable failure) implements Command {}

    private record NodeLost(String address) implements Command {}

    /** An attempt is so far. */
    record Advanced(int attempt, int done) implements Command {}

    private record Heard(Pulse pulse) implements Command {}

    private enum Look implements Command {
        INSTANCE
    }

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
     * @param reason why it failed, empty otherwise
     */
    record Report(State state, int done, int total, String reason) {}

    /** Time that the cluster is given to come to rest before an attempt. */
    private static final Duration REST = Duration.ofMillis(1500);

    /** Where the time between two rounds of questions to all participants of an attempt is set. */
    static final String PROBE_INTERVAL = "caminar.probe-interval";

    /** Rounds without any change that make a standstill; twice as many after every attempt that stood still. */
    private static final int PATIENCE = 3;

    private static final int MOST_STANDSTILLS = 5;

    private final ShardSettings settings;
    private final int shards;
    private final TimerScheduler<Command> timers;
    private final ActorRef<Pulse> pulses;
    private final Duration probeInterval;
    private State state = State.UNDER_WAY;
    private String reason = "";
    private int attempts;
    private int attemptUnderWay;
    private int done;
    private Attempt current;
    private int standstills;
    private int doneAtStandstill;

    private RunLeader(
            ActorContext<Command> context, TimerScheduler<Command> timers, ShardSettings settings, int shards) {
        super(context);
        this.timers = timers;
        this.settings = settings;
        this.shards = shards;
        this.pulses = context.messageAdapter(Pulse.class, Heard::new);
        this.probeInterval = context.getSystem().settings().config().getDuration(PROBE_INTERVAL);
        ActorRef<MemberRemoved> removals = context.messageAdapter(
                MemberRemoved.class,
                event -> new NodeLost(event.member().address().toString()));
        Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(removals, MemberRemoved.class));
        try {
            if (isFinished()) {
                state = State.FINISHED;
                done = horizon();
            } else {
                context.getLog()
                        .info(
                                "the run is led from {}",
                                Cluster.get(context.getSystem())
                                        .selfMember()
                                        .address()
                                        .hostPort());
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
                .onMessage(Look.class, message -> onLook())
                .onMessage(Heard.class, this::onHeard)
                .build();
    }

    private Behavior<Command> onHowFar(HowFar question) {
        question.replyTo().tell(new Report(state, done, horizon(), reason));
        return this;
    }

    private Behavior<Command> onNodeLost(NodeLost loss) {
        if (state == State.UNDER_WAY) {
            giveUpAttempt("node " + loss.address() + " is lost");
        }
        return this;
    }

    private void giveUpAttempt(String why) {
        getContext().getLog().warn("{}: going back to the last checkpoint", why);
        stopAttempt();
        rest();
    }

    private void stopAttempt() {
        timers.cancel(Look.INSTANCE);
        if (current != null) {
            current.stop();
            current = null;
        }
    }

    private boolean isCurrent(int attempt) {
        return current != null && current.number() == attempt;
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
        attempts++;
        getContext().getLog().info("attempt {} begins", attempts);
        current = Attempt.begin(getContext(), settings, shards, attempts, PATIENCE << standstills);
        timers.startTimerWithFixedDelay(Look.INSTANCE, probeInterval);
        return this;
    }

    private Behavior<Command> onLook() {
        if (current != null) {
            current.probe(pulses);
        }
        return this;
    }

    private Behavior<Command> onHeard(Heard message) {
        if (current == null || !current.isStandstill(message.pulse())) {
            return this;
        }
        standstills = done > doneAtStandstill ? 1 : standstills + 1;
        doneAtStandstill = done;
        String why = "a message was lost: nobody is at work, and " + current.standing();
        if (standstills == MOST_STANDSTILLS) {
            return fail(MOST_STANDSTILLS + " attempts in a row stood still; " + why);
        }
        giveUpAttempt(why);
        return this;
    }

    private Behavior<Command> onAdvanced(Advanced progress) {
        if (isCurrent(progress.attempt())) {
            done = progress.done();
            if (attemptUnderWay != attempts) {
                attemptUnderWay = attempts;
                getContext().getLog().info("attempt {} goes on from quarter {}", attempts, done);
            }
            getContext().getLog().debug("quarter {} is simulated", done);
        }
        return this;
    }

    private Behavior<Command> onAttemptEnded(AttemptEnded end) {
        if (!isCurrent(end.attempt())) {
            return this;
        }
        if (end.failure() != null) {
            // The message of an error says little without its name.
            String message =
                    end.failure() instanceof Error ? null : end.failure().getMessage();
            return fail(Objects.requireNonNullElse(message, end.failure().toString()));
        }
        stopAttempt();
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
