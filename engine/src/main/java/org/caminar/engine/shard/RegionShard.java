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
 * need to know of their partners there ({@link TieRequest}) as soon as the quarter before is done; the nation says {@link Advance}; the
 * shard asks whom forums introduce ({@link IntroductionRequest}), answers every other's requests from its state at the end of the last
 * quarter, and steps as soon as it has all answers and has given all: whatever the order of arrival.
 */
public final class RegionShard extends AbstractBehavior<RegionShard.Command> {

    /** What a shard understands. */
    public sealed interface Command
            permits Classify,
                    Peers,
                    Advance,
                    TieRequest,
                    TieReply,
                    IntroductionRequest,
                    IntroductionReply,
                    LookUp,
                    Step,
                    Save,
                    Restore,
                    DescribeFirm,
                    Probe {}

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
     * A part of one shard's questions to another about partners over ties; arrays are handed over. It may arrive before the other is done
     * with the quarter before.
     *
     * @param quarter number of the quarter, from 0
     * @param shard that asks
     * @param part number of the part, from 0
     * @param partners ids of firms there
     * @param questions what is asked of each, see {@link org.caminar.engine.firm.Halo#question}
     */
    public record TieRequest(
            int quarter, int shard, int part, int[] partners, byte[] questions, ActorRef<Command> replyTo)
            implements Command {}

    /** Answers to one part, as {@link Segment#answer} gives them. */
    public record TieReply(int shard, int part, float[] levels) implements Command {}

    /**
     * A part of one shard's questions to another about the participants to whom forums introduce firms.
     *
     * @param quarter number of the quarter, from 0
     * @param shard that asks
     * @param part number of the part, after those about ties
     * @param parts number of parts, with those about ties, or 0 where another one will say it
     * @param wishes programme, district and rank of each participant to meet
     */
    public record IntroductionRequest(
            int quarter, int shard, int part, int parts, int[] wishes, ActorRef<Command> replyTo) implements Command {}

    /** The participants' ids, in the order of the wishes. A part that wishes nothing has no answer. */
    public record IntroductionReply(int shard, int part, int[] participants) implements Command {}

    /**
     * A shard's word to itself to look up the next partners who live here: a few at a time, so that others' questions are answered in
     * between.
     *
     * @param row first row of the halo's ties
     */
    record LookUp(int row) implements Command {}

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

    /** Half a millisecond's work. */
    private static final int LOOK_UP_ROWS = 1 << 13;

    private final int number;
    private final Segment segment;
    private final ShardSettings settings;
    private final ActorRef<NationCoordinator.Command> nation;

    /** Absent until the other shards are known. */
    private HaloExchange exchange;

    /** Answers that are due when this shard has reached the state that they are about. */
    private final List<Runnable> early = new ArrayList<>();

    /** Whether all partners who live here are looked up: nobody begins with one. */
    private boolean lookedUp = true;

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

    /**
     * A shard of districts [firstDistrict, endDistrict) that reports to {@code nation}. At an error such as a lack of memory it fails with
     * a {@link FatalErrorException}.
     */
    public static Behavior<Command> create(
            int number,
            int firstDistrict,
            int endDistrict,
            ShardSettings settings,
            ActorRef<NationCoordinator.Command> nation) {
        return FatalErrorException.insteadOfErrors(
                Command.class,
                Behaviors.setup(
                        context -> new RegionShard(context, number, firstDistrict, endDistrict, settings, nation)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Peers.class, this::onPeers)
                .onMessage(Classify.class, this::onClassify)
                .onMessage(Advance.class, this::onAdvance)
                .onMessage(TieRequest.class, this::onTieRequest)
                .onMessage(TieReply.class, this::onTieReply)
                .onMessage(IntroductionRequest.class, this::onIntroductionRequest)
                .onMessage(IntroductionReply.class, this::onIntroductionReply)
                .onMessage(LookUp.class, this::onLookUp)
                .onMessage(Step.class, message -> onStep())
                .onMessage(Save.class, message -> onSave())
                .onMessage(Restore.class, this::onRestore)
                .onMessage(DescribeFirm.class, this::onDescribeFirm)
                .onMessage(Probe.class, this::onProbe)
                .build();
    }

    private Behavior<Command> onPeers(Peers message) {
        exchange = new HaloExchange(number, segment.halo(), message, settings);
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
     * Asks about partners elsewhere, answers who has asked about the state that is now reached, and looks up partners here, while the
     * nation still waits for others.
     */
    private void lookAhead() {
        if (segment.quarter() == settings.design().experiment().horizon()) {
            return;
        }
        exchange.askAboutTies(segment.quarter());
        early.forEach(Runnable::run);
        early.clear();
        lookUpFrom(0);
    }

    private void lookUpFrom(int row) {
        lookedUp = row == segment.halo().ties();
        if (!lookedUp) {
            getContext().getSelf().tell(new LookUp(row));
        }
    }

    private Behavior<Command> onLookUp(LookUp message) {
        int end = Math.min(message.row() + LOOK_UP_ROWS, segment.halo().ties());
        segment.lookUpPartners(message.row(), end);
        lookUpFrom(end);
        stepWhenReady();
        return this;
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
        segment.lookUpHosts();
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

    private Behavior<Command> onTieRequest(TieRequest request) {
        return answer(request.quarter(), () -> answer(request));
    }

    private Behavior<Command> onIntroductionRequest(IntroductionRequest request) {
        return answer(request.quarter(), () -> answer(request));
    }

    /** Gives an answer about the state in which a quarter begins, now or when it is reached. */
    private Behavior<Command> answer(int quarter, Runnable answer) {
        if (missesPeers() || quarter != segment.quarter()) {
            early.add(answer);
        } else {
            answer.run();
            stepWhenReady();
        }
        return this;
    }

    private void answer(TieRequest request) {
        float[] levels = segment.answer(request.partners(), request.questions());
        request.replyTo().tell(new TieReply(number, request.part(), levels));
        exchange.answered(request.shard(), 0);
    }

    private void answer(IntroductionRequest request) {
        int[] wishes = request.wishes();
        int[] participants = new int[wishes.length / 3];
        for (int i = 0; i < participants.length; i++) {
            participants[i] = segment.participant(wishes[3 * i], wishes[3 * i + 1], wishes[3 * i + 2]);
        }
        if (participants.length > 0) {
            request.replyTo().tell(new IntroductionReply(number, request.part(), participants));
        }
        exchange.answered(request.shard(), request.parts());
    }

    private Behavior<Command> onTieReply(TieReply reply) {
        exchange.take(reply);
        stepWhenReady();
        return this;
    }

    private Behavior<Command> onIntroductionReply(IntroductionReply reply) {
        exchange.take(reply);
        stepWhenReady();
        return this;
    }

    /** Shards on the same thread get to give their answers first: elsewhere somebody waits for them. */
    private void stepWhenReady() {
        if (advance != null && lookedUp && exchange.isComplete()) {
            getContext().getSelf().tell(Step.INSTANCE);
        }
    }

    private Behavior<Command> onStep() {
        Advance now = advance;
        advance = null;
        exchange.begin();
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
