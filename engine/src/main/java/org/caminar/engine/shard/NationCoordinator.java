package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.RunState;
import org.caminar.engine.checkpoint.SegmentPart;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Census;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Observation;
import org.caminar.engine.nation.Bulletin;
import org.caminar.engine.nation.Fingerprint;
import org.caminar.engine.nation.Nation;

/**
 * Leads one run: starts the region shards, reduces their tallies to the conditions of the next quarter, collects censuses and state
 * hashes, and completes the run. Two rounds of messages a quarter, of a size that does not grow with the number of firms.
 */
public final class NationCoordinator extends AbstractBehavior<NationCoordinator.Command> {

    /** What the coordinator understands. */
    public sealed interface Command
            permits RegionShard.Populated,
                    RegionShard.Stepped,
                    RegionShard.Saved,
                    RegionShard.Restored,
                    ShardFailed,
                    RequireFirm,
                    Probe,
                    Stop {}

    /** Asks for the present state of one firm; its shard answers. */
    public record RequireFirm(int firm, ActorRef<FirmState> replyTo) implements Command {}

    /** A shard that is not a child of the coordinator has failed. */
    public record ShardFailed(int shard, String reason) implements Command {}

    /** Ends the run, done or not. */
    public enum Stop implements Command {
        INSTANCE
    }

    /** What a run comes to. */
    public record Outcome(List<Observation> observations, List<Fingerprint> fingerprints) {}

    private static final Duration SOON = Duration.ofMillis(10);

    private final ShardSettings settings;
    private final Experiment experiment;
    private final Nation nation;
    private final BiConsumer<Integer, Integer> progress;
    private final CompletableFuture<Outcome> outcome;
    private final List<ActorRef<RegionShard.Command>> shards;
    private final int[] firstFirms;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Fingerprint> fingerprints = new ArrayList<>();

    private int reportsAwaited;
    private Histogram capability;
    private Tally tally;
    private Optional<Census> census = Optional.empty();
    private Optional<long[]> hashes = Optional.empty();
    private final List<SegmentPart> saved = new ArrayList<>();
    private final Optional<RunState> resumed;
    private Conditions conditions;
    private int quartersDone;
    private int lastCensus;
    private boolean stopped;

    private NationCoordinator(
            ActorContext<Command> context,
            ShardSettings settings,
            ShardHost host,
            int shardCount,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<Outcome> outcome) {
        super(context);
        this.settings = settings;
        this.experiment = settings.design().experiment();
        this.progress = progress;
        this.outcome = outcome;
        this.resumed = findCheckpoint();
        Layout layout = settings.layout();
        this.nation = new Nation(settings.design(), settings.policy(), layout, settings.draws());
        int[] segments = layout.segments(shardCount);
        this.firstFirms = new int[segments.length - 1];
        for (int s = 0; s < firstFirms.length; s++) {
            firstFirms[s] = layout.firstFirm(segments[s]);
        }
        this.shards = new ArrayList<>(Collections.nCopies(firstFirms.length, null));
        awaitReports();
        for (int s = 0; s < firstFirms.length; s++) {
            host.start(context, s, segments[s], segments[s + 1]);
        }
    }

    /** Where to go on from, if that is wanted and possible. */
    private Optional<RunState> findCheckpoint() {
        return settings.checkpoints()
                .filter(CheckpointPlan::resume)
                .flatMap(plan -> plan.checkpoints()
                        .findLast(problem -> getContext().getLog().warn(problem))
                        .map(plan.checkpoints()::read));
    }

    /** A coordinator that completes {@code outcome}, also when a shard fails. */
    public static Behavior<Command> create(
            ShardSettings settings,
            ShardHost host,
            int shards,
            BiConsumer<Integer, Integer> progress,
            CompletableFuture<Outcome> outcome) {
        return Behaviors.setup(context -> {
            try {
                return new NationCoordinator(context, settings, host, shards, progress, outcome);
            } catch (Throwable e) {
                // Also an error: an actor that was never made has no end at which it could tell.
                outcome.completeExceptionally(e);
                return Behaviors.stopped();
            }
        });
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(RegionShard.Populated.class, this::onPopulated)
                .onMessage(RegionShard.Stepped.class, this::onStepped)
                .onMessage(RegionShard.Saved.class, this::onSaved)
                .onMessage(RegionShard.Restored.class, this::onRestored)
                .onMessage(ShardFailed.class, this::onShardFailed)
                .onMessage(RequireFirm.class, this::onRequireFirm)
                .onMessage(Probe.class, this::onProbe)
                .onMessage(Stop.class, message -> onStop())
                .onSignal(ChildFailed.class, this::onChildFailed)
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    private void awaitReports() {
        reportsAwaited = shards.size();
        tally = new Tally(
                settings.policy().size(),
                settings.layout().regions(),
                0,
                settings.layout().districts());
        census = Optional.empty();
        hashes = Optional.empty();
    }

    private Behavior<Command> onPopulated(RegionShard.Populated report) {
        return orFail(() -> add(report));
    }

    private void add(RegionShard.Populated report) {
        if (capability == null) {
            capability = report.capability();
        } else {
            capability.merge(report.capability());
        }
        tally.merge(report.tally());
        shards.set(report.shard(), report.self());
        reportsAwaited--;
        if (reportsAwaited == 0) {
            begin();
        }
    }

    private void begin() {
        tellAll(new RegionShard.Peers(List.copyOf(shards), firstFirms));
        if (resumed.isPresent()) {
            RunState state = resumed.get();
            awaitReports();
            tellAll(new RegionShard.Restore(state.quarter(), state.lastCensus()));
            return;
        }
        conditions = nation.begin(tally);
        RegionShard.Classify classify =
                new RegionShard.Classify(Nation.quartiles(capability), conditions.logMeanProductivity());
        awaitReports();
        tellAll(classify);
    }

    private void tellAll(RegionShard.Command message) {
        shards.forEach(shard -> shard.tell(message));
    }

    private Behavior<Command> onRestored(RegionShard.Restored report) {
        reportsAwaited--;
        return reportsAwaited > 0 ? this : orFail(() -> resume(resumed.orElseThrow()));
    }

    private void resume(RunState state) {
        conditions = nation.resume(state.nation());
        observations.addAll(state.observations());
        fingerprints.addAll(state.fingerprints());
        quartersDone = state.quarter();
        lastCensus = state.lastCensus();
        goOn();
    }

    private Behavior<Command> onSaved(RegionShard.Saved report) {
        saved.add(report.part());
        return saved.size() < shards.size() ? this : orFail(this::commit);
    }

    private void commit() {
        CheckpointPlan plan = settings.requireCheckpoints();
        RunState state = new RunState(
                quartersDone, lastCensus, nation.state(), List.copyOf(observations), List.copyOf(fingerprints));
        plan.checkpoints().commit(state, List.copyOf(saved), plan.keep());
        saved.clear();
        goOn();
    }

    /** Does something; an exception or error fails the run with that cause. */
    private Behavior<Command> orFail(Runnable action) {
        try {
            action.run();
            return this;
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
            return Behaviors.stopped();
        }
    }

    private Behavior<Command> onStepped(RegionShard.Stepped report) {
        return orFail(() -> add(report.report()));
    }

    private void add(Segment.Report part) {
        tally.merge(part.tally());
        part.census().ifPresent(some -> {
            census.ifPresent(whole -> whole.merge(some));
            census = census.isPresent() ? census : part.census();
        });
        part.hashes()
                .ifPresent(some -> hashes =
                        Optional.of(hashes.map(whole -> sum(whole, some)).orElse(some)));
        reportsAwaited--;
        if (reportsAwaited == 0) {
            closeQuarter();
        }
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private void closeQuarter() {
        if (quartersDone > 0) {
            conditions = nation.next(tally);
        }
        census.ifPresent(whole -> {
            observations.add(Bulletin.of(
                    quartersDone, whole, nation, settings.design(), settings.policy(), quartersDone - lastCensus));
            lastCensus = quartersDone;
        });
        hashes.ifPresent(regions -> fingerprints.add(Fingerprint.of(quartersDone, regions)));
        if (settings.checkpoints()
                .filter(plan -> plan.isDue(quartersDone, experiment.horizon()))
                .isPresent()) {
            tellAll(RegionShard.Save.INSTANCE);
        } else {
            goOn();
        }
    }

    private void goOn() {
        progress.accept(quartersDone, experiment.horizon());
        if (quartersDone == experiment.horizon()) {
            outcome.complete(new Outcome(List.copyOf(observations), List.copyOf(fingerprints)));
        } else {
            advance();
        }
    }

    private void advance() {
        quartersDone++;
        boolean last = quartersDone == experiment.horizon();
        RegionShard.Advance message = new RegionShard.Advance(
                conditions,
                last || quartersDone % experiment.observeEvery() == 0,
                last || quartersDone % experiment.hashEvery() == 0);
        awaitReports();
        tellAll(message);
    }

    private Behavior<Command> onRequireFirm(RequireFirm question) {
        ActorRef<RegionShard.Command> shard = shards.get(ShardSettings.shardOf(question.firm(), firstFirms));
        if (shard == null) {
            // Not populated yet.
            getContext().scheduleOnce(SOON, getContext().getSelf(), question);
        } else {
            shard.tell(new RegionShard.DescribeFirm(question.firm(), question.replyTo()));
        }
        return this;
    }

    private Behavior<Command> onProbe(Probe probe) {
        probe.answer("the nation is in quarter " + quartersDone + ", awaits " + reportsAwaited
                + " reports and has heard of " + saved.size() + " shards saved");
        return this;
    }

    private Behavior<Command> onShardFailed(ShardFailed failure) {
        outcome.completeExceptionally(
                new IllegalStateException("region shard " + failure.shard() + " failed: " + failure.reason()));
        return Behaviors.stopped();
    }

    private Behavior<Command> onChildFailed(ChildFailed failure) {
        outcome.completeExceptionally(failure.cause());
        return Behaviors.stopped();
    }

    private Behavior<Command> onStop() {
        stopped = true;
        return Behaviors.stopped();
    }

    /**
     * Only now, when the shards have ended too, so that whoever waits for the end knows that they write nothing more. Where the whole
     * system ends, its owner says why.
     */
    private Behavior<Command> onPostStop(PostStop signal) {
        if (stopped) {
            outcome.completeExceptionally(new CancellationException("the run was stopped"));
        }
        return this;
    }
}
