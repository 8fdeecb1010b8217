package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.caminar.engine.firm.Halo;
import org.caminar.engine.firm.Layout;

/**
 * What one shard asks the others for a quarter, and which questions and answers are still to come. It asks about ties as soon as its last
 * quarter is done, and whom forums introduce when the nation has said what they offer. No part outgrows a frame of the transport; each is
 * answered by itself, in any order. Parts about introductions are numbered after those about ties.
 */
final class HaloExchange {
    private static final int MORE_TO_COME = 0;

    private final int number;
    private final Halo halo;
    private final List<ActorRef<RegionShard.Command>> shards;
    private final int[] firstFirms;
    private final int[] partsArrived;
    private final int[] partsAnnounced;
    private final int[] shardOfDistrict;
    private final Parts[] ties;
    private final Parts[] introductions;
    private int askersAwaited;
    private int repliesAwaited;

    /** Of shard {@code number}, whose questions are those of {@code halo}. */
    HaloExchange(int number, Halo halo, RegionShard.Peers peers, ShardSettings settings) {
        this.number = number;
        this.halo = halo;
        this.shards = peers.shards();
        this.firstFirms = peers.firstFirms();
        this.partsArrived = new int[shards.size()];
        this.partsAnnounced = new int[shards.size()];
        Layout layout = settings.layout();
        this.shardOfDistrict = new int[layout.districts()];
        for (int d = 0; d < shardOfDistrict.length; d++) {
            shardOfDistrict[d] = ShardSettings.shardOf(layout.firstFirm(d), firstFirms);
        }
        this.ties = parts(settings.haloRows());
        this.introductions = parts(settings.haloRows());
        begin();
    }

    private Parts[] parts(int most) {
        return Stream.generate(() -> new Parts(most)).limit(shards.size()).toArray(Parts[]::new);
    }

    /** All others are to ask before the next quarter, and nothing is asked yet. */
    void begin() {
        askersAwaited = shards.size() - 1;
        repliesAwaited = 0;
        Arrays.fill(partsArrived, 0);
        Arrays.fill(partsAnnounced, MORE_TO_COME);
        for (int other = 0; other < shards.size(); other++) {
            ties[other].clear();
            introductions[other].clear();
        }
    }

    /** Nobody asks in a quarter without ties. */
    void expectNothing() {
        askersAwaited = 0;
    }

    boolean isComplete() {
        return askersAwaited == 0 && repliesAwaited == 0;
    }

    /**
     * Asks other shards about the ties of the coming quarter. Ties within the shard are set apart like all others: a branch for each tie would often go the
     * other way.
     */
    void askAboutTies(int quarter) {
        for (int row = 0; row < halo.ties() && shards.size() > 1; row++) {
            int other = ShardSettings.shardOf(halo.partner(row), firstFirms);
            if (ties[other].add(row)) {
                askAboutTies(quarter, other);
            }
        }
        for (int other = 0; other < shards.size(); other++) {
            if (ties[other].isOpen()) {
                askAboutTies(quarter, other);
            }
        }
    }

    private void askAboutTies(int quarter, int other) {
        if (other == number) {
            ties[other].drop();
            return;
        }
        int part = ties[other].count();
        int[] rows = ties[other].close();
        int[] partners = new int[rows.length];
        byte[] questions = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            partners[i] = halo.partner(rows[i]);
            questions[i] = halo.question(rows[i]);
        }
        repliesAwaited++;
        shards.get(other)
                .tell(new RegionShard.TieRequest(quarter, number, part, partners, questions, shards.get(number)));
    }

    /** Asks every other shard for introductions, with at least one part each, the last of which says how many there were in all. */
    void askForIntroductions(int quarter) {
        for (int row = 0; row < halo.introductions(); row++) {
            int other = shardOfDistrict[halo.district(row)];
            if (other != number && introductions[other].add(row)) {
                introductions[other].close();
            }
        }
        for (int other = 0; other < shards.size(); other++) {
            if (other != number) {
                askForIntroductions(quarter, other);
            }
        }
    }

    private void askForIntroductions(int quarter, int other) {
        Parts wishes = introductions[other];
        if (wishes.isOpen() || wishes.count() == 0) {
            wishes.close();
        }
        int before = ties[other].count();
        int end = before + wishes.count();
        for (int part = 0; part < wishes.count(); part++) {
            int[] rows = wishes.rows(part);
            repliesAwaited += rows.length > 0 ? 1 : 0;
            int announced = before + part == end - 1 ? end : MORE_TO_COME;
            shards.get(other)
                    .tell(new RegionShard.IntroductionRequest(
                            quarter, number, before + part, announced, wishes(rows), shards.get(number)));
        }
    }

    private int[] wishes(int[] rows) {
        int[] wishes = new int[3 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            wishes[3 * i] = halo.programme(rows[i]);
            wishes[3 * i + 1] = halo.district(rows[i]);
            wishes[3 * i + 2] = halo.rank(rows[i]);
        }
        return wishes;
    }

    /** Questions about ties in this quarter to shards that are on other nodes. */
    int tiesElsewhere() {
        int elsewhere = 0;
        for (int other = 0; other < shards.size(); other++) {
            elsewhere += shards.get(other).path().address().hasLocalScope() ? 0 : ties[other].total();
        }
        return elsewhere;
    }

    /**
     * Notes that a part of a shard's questions has been answered.
     *
     * @param parts how many there are in all, or 0 if another part says it
     */
    void answered(int asker, int parts) {
        partsArrived[asker]++;
        partsAnnounced[asker] = Math.max(partsAnnounced[asker], parts);
        if (partsArrived[asker] == partsAnnounced[asker]) {
            askersAwaited--;
        }
    }

    /** Takes what a shard knows of partners. */
    void take(RegionShard.TieReply reply) {
        int[] rows = ties[reply.shard()].rows(reply.part());
        int experience = rows.length;
        for (int i = 0; i < rows.length; i++) {
            boolean asked = Halo.asksForExperience(halo.question(rows[i]));
            halo.answerTie(rows[i], asked ? reply.levels()[experience++] : 0, reply.levels()[i]);
        }
        repliesAwaited--;
    }

    /** Takes whom forums introduce. */
    void take(RegionShard.IntroductionReply reply) {
        int[] rows = introductions[reply.shard()].rows(reply.part() - ties[reply.shard()].count());
        for (int i = 0; i < rows.length; i++) {
            halo.answerIntroduction(rows[i], reply.participants()[i]);
        }
        repliesAwaited--;
    }

    /** What is still to come, in words. */
    @Override
    public String toString() {
        return askersAwaited + " shards' questions ("
                + Arrays.stream(partsArrived).sum() + " parts have come) and " + repliesAwaited + " answers";
    }
}
