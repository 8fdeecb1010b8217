package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.caminar.engine.checkpoint.SegmentPart;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Halo;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.FirmState;

/**
 * Holds the firms of some consecutive districts and moves them a quarter at a time. One quarter: the nation says {@link Advance}; the
 * shard asks each other shard once for what its firms need to know of theirs ({@link HaloRequest}), answers every other's request from
 * its state at the end of the last quarter, and steps as soon as it has all answers and has given all: whatever the order of arrival.
 */
public final class RegionShard extends AbstractBehavior<RegionShard.Command> {

    /** What a shard understands. */
    public sealed interface Command
            permits Classify, Peers, Advance, HaloRequest, HaloReply, Save, Restore, DescribeFirm {}

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
     * One shard's questions to another for a quarter; arrays are handed over.
     *
     * @param partners ids of firms there
     * @param domains the domains in question of each
     * @param introductions programme, district and rank of each participant to meet
     */
    public record HaloRequest(int shard, int[] partners, byte[] domains, int[] introductions, ActorRef<Command> replyTo)
            implements Command {}

    /** Answers in the order of the questions: tacit then codified level of each partner, and the participants' ids. */
    public record HaloReply(int shard, float[] levels, int[] participants) implements Command {}

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

    private List<ActorRef<Command>> shards = List.of();
    private int[] firstFirms = {};
    private Advance advance;
    private Halo halo;
    private int repliesAwaited;
    private int requestsAwaited;
    private int[][] rowsByShard;
    private int[][] introductionsByShard;
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
                .onMessage(Save.class, message -> onSave())
                .onMessage(Restore.class, this::onRestore)
                .onMessage(DescribeFirm.class, this::onDescribeFirm)
                .build();
    }

    private Behavior<Command> onPeers(Peers message) {
        shards = message.shards();
        firstFirms = message.firstFirms();
        requestsAwaited = shards.size() - 1;
        return this;
    }

    private Behavior<Command> onClassify(Classify message) {
        segment.classify(message.quartiles());
        report(segment.initially(message.logMean()));
        return this;
    }

    private Behavior<Command> onAdvance(Advance message) {
        advance = message;
        halo = segment.gather(message.conditions());
        if (!message.conditions().ties()) {
            // Without ties nobody asks anybody.
            requestsAwaited = 0;
            repliesAwaited = 0;
        } else {
            repliesAwaited = shards.size() - 1;
            askOthers();
        }
        stepWhenReady();
        return this;
    }

    private void askOthers() {
        rowsByShard = rows(halo.ties(), halo::partner);
        introductionsByShard =
                rows(halo.introductions(), row -> settings.layout().firstFirm(halo.district(row)));
        for (int other = 0; other < shards.size(); other++) {
            if (other != number) {
                shards.get(other).tell(question(rowsByShard[other], introductionsByShard[other]));
            }
        }
    }

    private HaloRequest question(int[] rows, int[] wishes) {
        int[] partners = new int[rows.length];
        byte[] domains = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            partners[i] = halo.partner(rows[i]);
            domains[i] = halo.domains(rows[i]);
        }
        int[] introductions = new int[3 * wishes.length];
        for (int i = 0; i < wishes.length; i++) {
            introductions[3 * i] = halo.programme(wishes[i]);
            introductions[3 * i + 1] = halo.district(wishes[i]);
            introductions[3 * i + 2] = halo.rank(wishes[i]);
        }
        return new HaloRequest(
                number, partners, domains, introductions, getContext().getSelf());
    }

    /** Rows whose firm lives in another shard, by shard, in order. */
    private int[][] rows(int count, IntUnaryOperator firmOfRow) {
        int[] shardOfRow = new int[count];
        int[] sizes = new int[shards.size()];
        for (int row = 0; row < count; row++) {
            shardOfRow[row] = ShardSettings.shardOf(firmOfRow.applyAsInt(row), firstFirms);
            sizes[shardOfRow[row]] += shardOfRow[row] == number ? 0 : 1;
        }
        int[][] rows = new int[sizes.length][];
        for (int s = 0; s < sizes.length; s++) {
            rows[s] = new int[sizes[s]];
        }
        int[] filled = new int[sizes.length];
        for (int row = 0; row < count; row++) {
            int shard = shardOfRow[row];
            if (shard != number) {
                rows[shard][filled[shard]++] = row;
            }
        }
        return rows;
    }

    private Behavior<Command> onHaloRequest(HaloRequest request) {
        int[] partners = request.partners();
        float[] levels = new float[2 * partners.length];
        for (int i = 0; i < partners.length; i++) {
            levels[2 * i] = segment.tacitLevel(partners[i], request.domains()[i]);
            levels[2 * i + 1] = segment.codifiedLevel(partners[i], request.domains()[i]);
        }
        int[] introductions = request.introductions();
        int[] participants = new int[introductions.length / 3];
        for (int i = 0; i < participants.length; i++) {
            participants[i] =
                    segment.participant(introductions[3 * i], introductions[3 * i + 1], introductions[3 * i + 2]);
        }
        request.replyTo().tell(new HaloReply(number, levels, participants));
        requestsAwaited--;
        stepWhenReady();
        return this;
    }

    private Behavior<Command> onHaloReply(HaloReply reply) {
        int[] rows = rowsByShard[reply.shard()];
        for (int i = 0; i < rows.length; i++) {
            halo.answerTie(rows[i], reply.levels()[2 * i], reply.levels()[2 * i + 1]);
        }
        int[] wishes = introductionsByShard[reply.shard()];
        for (int i = 0; i < wishes.length; i++) {
            halo.answerIntroduction(wishes[i], reply.participants()[i]);
        }
        repliesAwaited--;
        stepWhenReady();
        return this;
    }

    private void stepWhenReady() {
        if (advance == null || repliesAwaited > 0 || requestsAwaited > 0) {
            return;
        }
        Advance now = advance;
        advance = null;
        requestsAwaited = shards.size() - 1;
        int sinceLast = now.conditions().quarter() + 1 - lastCensus;
        report(segment.step(now.conditions(), new Segment.Wanted(now.observe(), now.hash(), sinceLast)));
    }

    private void report(Segment.Report report) {
        if (report.census().isPresent()) {
            lastCensus = segment.quarter();
            settings.panel().ifPresent(panel -> segment.views().forEach(panel::onDistrict));
        }
        nation.tell(new Stepped(number, report));
    }

    private Behavior<Command> onSave() {
        nation.tell(new Saved(settings.requireCheckpoints().checkpoints().write(segment)));
        return this;
    }

    private Behavior<Command> onRestore(Restore message) {
        settings.requireCheckpoints().checkpoints().read(message.quarter(), segment);
        lastCensus = message.lastCensusThen();
        nation.tell(new Restored(number));
        return this;
    }

    private Behavior<Command> onDescribeFirm(DescribeFirm question) {
        question.replyTo().tell(FirmState.of(segment.view(question.firm()), question.firm()));
        return this;
    }
}
