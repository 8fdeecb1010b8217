package org.caminar.engine.cluster;

import akka.actor.BootstrapSetup;
import akka.actor.CoordinatedShutdown;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.Cluster;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.ShardingMessageExtractor;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.shard.ShardSettings;

/**
 * The guardian of a node: it offers the node to sharding, takes part in the choice of a leader, and asks the leader again and again how
 * far the run is.
 */
public final class ClusterNode extends AbstractBehavior<ClusterNode.Command> {
    static final String SYSTEM = "caminar";
    static final EntityTypeKey<ShardEntity.Command> SHARDS =
            EntityTypeKey.create(ShardEntity.Command.class, "region-shards");
    private static final Duration ASK = Duration.ofMillis(300);

    /** Time from the end of the run to that of the node, in which the others hear of it from the leader that may be here. */
    private static final Duration LINGER = ASK.multipliedBy(2);

    /** What a node understands. */
    sealed interface Command permits Reported, Ask, Overheard, End {}

    private record Reported(RunLeader.Report report) implements Command {}

    private record Overheard(Wire.Broken broken) implements Command {}

    private record End(String reason) implements Command {}

    private enum Ask implements Command {
        INSTANCE
    }

    private final TimerScheduler<Command> timers;
    private final ActorRef<RunLeader.Command> leader;
    private final ActorRef<RunLeader.Report> reports;
    private final BiConsumer<Integer, Integer> progress;
    private final CompletableFuture<String> end;
    private int told = -1;

    private ClusterNode(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ShardSettings settings,
            int shards,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<String> end) {
        super(context);
        context.setLoggerName(ClusterNode.class);
        this.timers = timers;
        this.progress = progress;
        this.end = end;
        this.reports = context.messageAdapter(RunLeader.Report.class, Reported::new);
        ActorRef<Admission.Command> admission = context.spawn(Admission.create(), "admission");
        ClusterSharding.get(context.getSystem())
                .init(Entity.of(SHARDS, entity -> ShardEntity.create(settings, admission, end::completeExceptionally))
                        .withMessageExtractor(new OneByOne())
                        .withAllocationStrategy(new EvenSpread(Cluster.get(Adapter.toClassic(context.getSystem())))));
        this.leader = ClusterSingleton.get(context.getSystem())
                .init(SingletonActor.of(RunLeader.create(settings, shards), "leader"));
        context.getSystem()
                .eventStream()
                .tell(new EventStream.Subscribe<>(
                        Wire.Broken.class, context.messageAdapter(Wire.Broken.class, Overheard::new)));
        context.spawn(MembershipLog.create(), "membership-log");
        timers.startTimerWithFixedDelay(Ask.INSTANCE, ASK);
    }

    /**
     * Starts a node. It joins the cluster by itself.
     *
     * @param settings of the run; they must say how to take checkpoints, and resume from them
     * @param shards region shards of the run
     * @param progress told how far the run is, a few times a second at most
     * @param end completed with the reason why the run failed, empty when it is finished; exceptionally if this node must end before,
     *     with a {@link LeftBehindException} where the others may go on and it may not
     */
    public static ActorSystem<?> start(
            NodeSettings node,
            ShardSettings settings,
            int shards,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<String> end) {
        boolean arbitrated = store(settings).exclusiveWriter().isPresent();
        return start(ClusterConfig.of(node, arbitrated), settings, shards, progress, end);
    }

    private static CheckpointStore store(ShardSettings settings) {
        return settings.requireCheckpoints().checkpoints().store();
    }

    private static ActorSystemSetup setup(Config config, CheckpointStore store) {
        ActorSystemSetup setup = ActorSystemSetup.create(BootstrapSetup.create(config));
        return store.exclusiveWriter()
                .map(writer -> setup.withSetup(new ArbitrationLease.Place(new Arbitration(store, writer))))
                .orElse(setup);
    }

    /** Starts a node with Akka's settings given. */
    static ActorSystem<?> start(
            Config config,
            ShardSettings settings,
            int shards,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<String> end) {
        Behavior<Command> guardian = Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new ClusterNode(context, timers, settings, shards, progress, end)));
        return ActorSystem.create(guardian, SYSTEM, setup(config, store(settings)));
    }

    /** Name of a shard's entity in one attempt at the run. */
    static String entity(String attempt, int shard) {
        return attempt + "-" + shard;
    }

    /** The attempt that an entity belongs to. */
    static String attempt(String entity) {
        return entity.substring(0, entity.lastIndexOf('-'));
    }

    /** Each entity is a sharding shard of its own, so that every attempt is spread anew over the nodes that are there. */
    private static final class OneByOne
            extends ShardingMessageExtractor<ShardingEnvelope<ShardEntity.Command>, ShardEntity.Command> {
        @Override
        public String entityId(ShardingEnvelope<ShardEntity.Command> envelope) {
            return envelope.entityId();
        }

        @Override
        public String shardId(String entityId) {
            return entityId;
        }

        @Override
        public ShardEntity.Command unwrapMessage(ShardingEnvelope<ShardEntity.Command> envelope) {
            return envelope.message();
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Ask.class, message -> onAsk())
                .onMessage(Reported.class, this::onReported)
                .onMessage(Overheard.class, this::onOverheard)
                .onMessage(End.class, this::onEnd)
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    private Behavior<Command> onAsk() {
        leader.tell(new RunLeader.HowFar(reports));
        return this;
    }

    private Behavior<Command> onOverheard(Overheard message) {
        leader.tell(new RunLeader.WireBroken(message.broken().reason()));
        return this;
    }

    private Behavior<Command> onEnd(End message) {
        end.complete(message.reason());
        return this;
    }

    /** A node that is downed shuts down in an orderly way; later, a system that just ends looks the same. */
    private Behavior<Command> onPostStop(PostStop signal) {
        CoordinatedShutdown.get(getContext().getSystem())
                .getShutdownReason()
                .filter(CoordinatedShutdown.clusterDowningReason()::equals)
                .ifPresent(downed -> end.completeExceptionally(new LeftBehindException()));
        return this;
    }

    private Behavior<Command> onReported(Reported heard) {
        RunLeader.Report report = heard.report();
        if (report.done() != told) {
            told = report.done();
            getContext()
                    .getLog()
                    .debug(
                            "quarter {} is known, {} bytes sent",
                            told,
                            Wire.bytesSent(getContext().getSystem()));
            try {
                progress.accept(told, report.total());
            } catch (Throwable e) {
                end.completeExceptionally(e);
                return Behaviors.stopped();
            }
        }
        End ended = new End(report.reason());
        if (report.state() != RunLeader.State.UNDER_WAY && !timers.isTimerActive(ended)) {
            timers.startSingleTimer(ended, LINGER);
        }
        return this;
    }
}
