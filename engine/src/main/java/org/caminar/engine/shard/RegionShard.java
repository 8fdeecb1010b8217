package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.checkpoint.SegmentPart;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.FirmState;
import org.slf4j.Logger;

/**
 * Holds the firms of some consecutive districts and moves them a quarter at a time. One quarter: the shard asks others for what its firms
 * need to know of their partners there ({@link HaloRequest}) as soon as the quarter before is done; the nation says {@link Advance}; the
 * shard asks whom forums introduce, answers every other's requests from its state at the end of the last quarter, and steps as soon as
 * it has all answers and has given all: whatever the order of arrival.
 */
public final class RegionShard extends AbstractBehavior<RegionShard.Command> {

    /** What a shard understands. */
    public sealed interface Command
            permits Classify, Peers, Advance, HaloRequest, HaloReply, Step, Save, Restore, DescribeFirm, Probe {}

    /** The other shards, by number, and where each one's firms begin. */
    public record Peers(List<ActorRef<Command>> shards, int[] firstFirms) implements Command {}

    /**
     * Quartiles of the initial capability, by which firms are grouped, and the log of the mean productivity; asks for the first
     * report.
     */
    public record Classify(double[] quartiles, float logMean) implements Command {}

    /**
     * Simulate one quarter.
     *
     * @param observe whether to take a census at its end
     * @param hash whether to hash the state at its end
     */
    public record Advance(Conditions conditions, boolean observe, boolean hash) implements Command {}

    /**
     * A part of one shard's questions to another for a quarter, about ties or introductions; arrays are handed over. It may arrive before
     * the other is done with the quarter before.
     *
     * @param quarter number of the quarter, from 0
     * @param part number of the part, from 0
     * @param parts number of parts, or 0 where another one will say it
     * @param partners ids of firms there
     * @param questions what is asked of each, see {@link org.caminar.engine.firm.Halo#question}
     * @param introductions programme, district and rank of each participant to meet
     */
    public record HaloRequest(
            int quarter,
            int shard,
            int part,
            int parts,
            int[] partners,
            byte[] questions,
            int[] introductions,
            ActorRef<Command> replyTo)
            implements Command {}

    /**
     * Answers to one part in the order of the questions: levels of the partners as {@link Segment#answer} gives them, and the participants'
     * ids. A part that asks nothing has none.
     */
    public record HaloReply(int shard, int part, float[] levels, int[] participants) implements Command {}

    /** A shard's word to itself that it has all answers and has given all. */
    enum Step implements Command {
        INSTANCE
    }

    /** Asks to write the present state into a checkpoint. */
    public enum Save implements Command {
        INSTANCE
    }

    /**
     * Asks to go on from the state in a checkpoint.
     *
     * @param quarter quarters simulated there
     * @param lastCensusThen quarters simulated at the last census before
     */
    public record Restore(int quarter, int lastCensusThen) implements Command {}

    /** Asks for the present state of one firm. */
    public record DescribeFirm(int firm, ActorRef<FirmState> replyTo) implements Command {}

    /** The initial firms are made. */
    record Populated(int shard, ActorRef<Command> self, Histogram capability, Tally tally)
            implements NationCoordinator.Command {}

    /** A quarter is done, or, before the first, the initial firms are classified. */
    record Stepped(int shard, Segment.Report report) implements NationCoordinator.Command {}

    /** The state is written, though the checkpoint is not complete before all shards have said so. */
    record Saved(SegmentPart part) implements NationCoordinator.Command {}

    /** The state is that of a checkpoint. */
    record Restored(int shard) implements NationCoordinator.Command {}

    private final int number;
    private final Segment segment;
    private final ShardSettings settings;
    private final ActorRef<NationCoordinator.Command> nation;

    /** Absent until the other shards are known. */
    private HaloExchange exchange;

    /** Questions about a state that this shard has not reached. */
    private final List<HaloRequest> early = new ArrayList<>();

    private Advance advance;
    private int lastCensus;

    private RegionShard(
            ActorContext<Command> context,
            int number,
            int firstDistrict,
            int endDistrict,
            ShardSettings settings,
            ActorRef<NationCoordinator.Command> nation) {
        super(context);
        this.number = number;
        this.settings = settings;
        this.nation = nation;
        this.segment = new Segment(
                settings.design(),
                settings.policy(),
                settings.layout(),
                settings.draws(),
                settings.workspaces(),
                firstDistrict,
                endDistrict);
        nation.tell(new Populated(number, context.getSelf(), segment.capability(), segment.tallyInitial()));
    }

    /** A shard of districts [firstDistrict, endDistrict) that reports to {@code nation}. */
    public static Behavior<Command> create(
            int number,
            int firstDistrict,
            int endDistrict,
            ShardSettings settings,
            ActorRef<NationCoordinator.Command> nation) {
        return Behaviors.setup(
                context -> new RegionShard(context, number, firstDistrict, endDistrict, settings, nation));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Peers.class, this::onPeers)
                .onMessage(Classify.class, this::onClassify)
                .onMessage(Advance.class, this::onAdvance)
                .onMessage(HaloRequest.class, this::onHaloRequest)
                .onMessage(HaloReply.class, this::onHaloReply)
                .onMessage(Step.class, message -> onStep())
                .onMessage(Save.class, message -> onSave())
                .onMessage(Restore.class, this::onRestore)
                .onMessage(DescribeFirm.class, this::onDescribeFirm)
                .onMessage(Probe.class, this::onProbe)
                .build();
    }

    private Behavior<Command> onPeers(Peers message) {
        exchange = new HaloExchange(number, segment.halo(), message, settings.layout(), settings.haloRows());
        return this;
    }

    /** Word of the others was lost on the way: this shard cannot take part, and the run stands still, which is noticed. */
    private boolean missesPeers() {
        return exchange == null;
    }

    private Behavior<Command> onClassify(Classify message) {
        if (missesPeers()) {
            return this;
        }
        segment.classify(message.quartiles());
        report(segment.initially(message.logMean()));
        lookAhead();
        return this;
    }

    /**
     * Answers who has asked about the state that is now reached, and asks about partners while the nation still waits for others: the
     * answers are on their way when it is done.
     */
    private void lookAhead() {
        if (segment.quarter() < settings.design().experiment().horizon()) {
            exchange.askAboutTies(segment.quarter());
        }
        early.forEach(this::answer);
        early.clear();
    }

    private Behavior<Command> onAdvance(Advance message) {
        advance = message;
        segment.meet(message.conditions());
        if (!message.conditions().ties()) {
            exchange.expectNothing();
        } else {
            exchange.askForIntroductions(segment.quarter());
            logTies(segment.halo().ties());
        }
        segment.lookUp();
        stepWhenReady();
        return this;
    }

    private void logTies(int ties) {
        Logger log = getContext().getLog();
        if (log.isDebugEnabled()) {
            log.debug(
                    "shard {}, quarter {}: {} firms, {} bridging ties, {} of them to firms on other nodes",
                    number,
                    segment.quarter(),
                    segment.firms(),
                    ties,
                    exchange.tiesElsewhere());
        }
    }

    private Behavior<Command> onHaloRequest(HaloRequest request) {
        if (missesPeers() || request.quarter() != segment.quarter()) {
            early.add(request);
        } else {
            answer(request);
            stepWhenReady();
        }
        return this;
    }

    private void answer(HaloRequest request) {
        float[] levels = segment.answer(request.partners(), request.questions());
        int[] introductions = request.introductions();
        int[] participants = new int[introductions.length / 3];
        for (int i = 0; i < participants.length; i++) {
            participants[i] =
                    segment.participant(introductions[3 * i], introductions[3 * i + 1], introductions[3 * i + 2]);
        }
        if (levels.length + participants.length > 0) {
            request.replyTo().tell(new HaloReply(number, request.part(), levels, participants));
        }
        exchange.answered(request);
    }

    private Behavior<Command> onHaloReply(HaloReply reply) {
        exchange.take(reply);
        stepWhenReady();
        return this;
    }

    /** Shards on the same thread get to give their answers first: elsewhere somebody waits for them. */
    private void stepWhenReady() {
        if (advance != null && exchange.isComplete()) {
            getContext().getSelf().tell(Step.INSTANCE);
        }
    }

    private Behavior<Command> onStep() {
        Advance now = advance;
        advance = null;
        exchange.expectQuestions();
        int sinceLast = now.conditions().quarter() + 1 - lastCensus;
        report(segment.step(now.conditions(), new Segment.Wanted(now.observe(), now.hash(), sinceLast)));
        lookAhead();
        return this;
    }

    private void report(Segment.Report report) {
        if (report.census().isPresent()) {
            lastCensus = segment.quarter();
            settings.panel().ifPresent(panel -> panel.onShard(segment.views()));
        }
        nation.tell(new Stepped(number, report));
    }

    private Behavior<Command> onSave() {
        nation.tell(new Saved(settings.requireCheckpoints().checkpoints().write(segment)));
        return this;
    }

    private Behavior<Command> onRestore(Restore message) {
        if (missesPeers()) {
            return this;
        }
        settings.requireCheckpoints().checkpoints().read(message.quarter(), segment);
        lastCensus = message.lastCensusThen();
        nation.tell(new Restored(number));
        lookAhead();
        return this;
    }

    private Behavior<Command> onDescribeFirm(DescribeFirm question) {
        question.replyTo().tell(FirmState.of(segment.view(question.firm()), question.firm()));
        return this;
    }

    private Behavior<Command> onProbe(Probe probe) {
        probe.answer("shard " + number + " has done " + segment.quarter() + " quarters and awaits "
                + (advance == null ? "the nation, " : "") + (missesPeers() ? "word of the other shards" : exchange));
        return this;
    }
}
