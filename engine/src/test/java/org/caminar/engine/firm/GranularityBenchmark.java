package org.caminar.engine.firm;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.caminar.engine.bench.LiveHeap;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/**
 * How large should an actor be? Runs the model's quarter, without programmes, once with region shards and once with an actor for
 * every firm.
 *
 * <p>Run: {@code scripts/bench actors}
 */
public final class GranularityBenchmark {
    private static final int WARM_UP = 30;
    private static final int MEASURED = 20;
    private static final int SHARDS = 16;

    private GranularityBenchmark() {}

    /**
     * What one design came to, in quarters 31 to 50.
     *
     * @param firmSteps firm-steps per second
     * @param bytesPerFirm live heap per firm
     */
    public record Measured(double firmSteps, double bytesPerFirm) {}

    private static ActorSystem<Void> system(Behavior<Void> guardian, int threads) {
        return ActorSystem.create(
                guardian,
                "bench",
                ConfigFactory.parseMap(Map.of(
                                "akka.actor.default-dispatcher.fork-join-executor.parallelism-min", threads,
                                "akka.actor.default-dispatcher.fork-join-executor.parallelism-max", threads,
                                "akka.loglevel", "ERROR"))
                        .withFallback(ConfigFactory.load()));
    }

    /** Segments behind actors that step and reply, as region shards do between two rounds of the nation. */
    public static Measured regionShards(Design design, int threads) {
        Draws draws = new Draws(design.experiment().seed(), 0);
        Policy policy = Policy.of(design, "baseline");
        Layout layout = Layout.of(design, draws);
        int[] cuts = layout.segments(SHARDS);
        return measure(
                threads,
                context -> {
                    List<ActorRef<FirmActor.Command>> actors = new ArrayList<>();
                    for (int s = 0; s + 1 < cuts.length; s++) {
                        Segment segment = new Segment(design, policy, layout, draws, cuts[s], cuts[s + 1]);
                        actors.add(context.spawnAnonymous(Behaviors.receive(FirmActor.Command.class)
                                .onMessage(FirmActor.Step.class, step -> {
                                    segment.meet(step.conditions());
                                    segment.lookUpPartners(0, segment.halo().ties());
                                    segment.lookUpHosts();
                                    Tally tally = segment.step(step.conditions(), Segment.Wanted.NOTHING)
                                            .tally();
                                    step.replyTo().tell(new FirmActor.Done(tally.workers, tally.valueAdded));
                                    return Behaviors.same();
                                })
                                .build()));
                    }
                    return actors;
                },
                layout);
    }

    /** An actor a firm. */
    public static Measured anActorAFirm(Design design, int threads) {
        Draws draws = new Draws(design.experiment().seed(), 0);
        Policy policy = Policy.of(design, "baseline");
        Layout layout = Layout.of(design, draws);
        return measure(
                threads,
                context -> {
                    FirmActor.World world = new FirmActor.World(design, policy, layout, draws);
                    List<ActorRef<FirmActor.Command>> actors = new ArrayList<>();
                    for (int d = 0; d < layout.districts(); d++) {
                        List<ActorRef<FirmActor.Command>> district = new ArrayList<>();
                        for (int id = layout.firstFirm(d); id < layout.firstFirm(d + 1); id++) {
                            district.add(context.spawnAnonymous(FirmActor.create(world, id, d)));
                        }
                        FirmActor.Meet meet = new FirmActor.Meet(List.copyOf(district));
                        district.forEach(firm -> firm.tell(meet));
                        actors.addAll(district);
                    }
                    return actors;
                },
                layout);
    }

    private interface Population {
        List<ActorRef<FirmActor.Command>> populate(ActorContext<?> context);
    }

    private static Measured measure(int threads, Population population, Layout layout) {
        long before = LiveHeap.bytes();
        CompletableFuture<Double> seconds = new CompletableFuture<>();
        ActorSystem<Void> system = system(
                Behaviors.setup(context -> {
                    context.spawn(Leader.create(population, layout, seconds), "leader");
                    return Behaviors.empty();
                }),
                threads);
        try {
            double measured = seconds.join();
            return new Measured(layout.firms() / measured, (double) (LiveHeap.bytes() - before) / layout.firms());
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    /** Sends a quarter to all actors, sums their replies to the next one's conditions, and times the quarters after the warm-up. */
    private static final class Leader extends AbstractBehavior<FirmActor.Done> {
        private final List<ActorRef<FirmActor.Command>> actors;
        private final Layout layout;
        private final CompletableFuture<Double> seconds;
        private int quarter;
        private int awaited;
        private long workers;
        private long valueAdded;
        private long started;

        private Leader(
                ActorContext<FirmActor.Done> context,
                Population population,
                Layout layout,
                CompletableFuture<Double> seconds) {
            super(context);
            this.layout = layout;
            this.seconds = seconds;
            this.actors = population.populate(context);
            advance(0.3);
        }

        static Behavior<FirmActor.Done> create(
                Population population, Layout layout, CompletableFuture<Double> seconds) {
            return Behaviors.setup(context -> new Leader(context, population, layout, seconds));
        }

        @Override
        public Receive<FirmActor.Done> createReceive() {
            return newReceiveBuilder()
                    .onMessage(FirmActor.Done.class, this::onDone)
                    .build();
        }

        private Behavior<FirmActor.Done> onDone(FirmActor.Done done) {
            workers += done.workers();
            valueAdded += done.valueAdded();
            awaited--;
            if (awaited == 0) {
                quarter++;
                if (quarter == WARM_UP) {
                    started = System.nanoTime();
                }
                if (quarter == WARM_UP + MEASURED) {
                    seconds.complete((System.nanoTime() - started) / 1e9 / MEASURED);
                } else {
                    advance((double) valueAdded / workers);
                }
            }
            return this;
        }

        private void advance(double mean) {
            Conditions conditions = new Conditions(
                    quarter,
                    mean,
                    FloatMath.log((float) mean),
                    FixedPoint.VALUE.toDouble(valueAdded),
                    layout.firms(),
                    new Conditions.Offer[0],
                    0f,
                    0,
                    0,
                    0f,
                    0f,
                    new int[layout.districts()],
                    false);
            awaited = actors.size();
            workers = 0;
            valueAdded = 0;
            actors.forEach(actor ->
                    actor.tell(new FirmActor.Step(conditions, getContext().getSelf())));
        }
    }
}
