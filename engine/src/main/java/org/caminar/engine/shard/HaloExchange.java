package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.caminar.engine.firm.Halo;
import org.caminar.engine.firm.Layout;

/**
 * What one shard asks the others for a quarter, and which questions and answers are still to come. It asks about ties as soon as its last
 * quarter is done, and whom forums introduce when the nation has said what they offer. Questions to a shard are cut into parts of so
 * many rows at most, so that no message outgrows a frame of the transport; each is answered by itself, in any order.
 */
final class HaloExchange {
    private static final int MORE_TO_COME = 0;

    private final int number;
    private final Halo halo;
    private final List<ActorRef<RegionShard.Command>> shards;
    private final int[] firstFirms;
    private final int most;
    private final int[] partsArrived;
    private final int[] partsAnnounced;
    private final int[] shardOfDistrict;

    /** Rows of the halo by the shard that they ask. */
    private int[][] ties;

    private int[][] introductions;
    private int askersAwaited;
    private int repliesAwaited;

    /**
     * Of shard {@code number}, whose questions are those of {@code halo}.
     *
     * @param most rows of ties, and of introductions, in a message, at least 1
     */
    HaloExchange(int number, Halo halo, RegionShard.Peers peers, Layout layout, int most) {
        this.number = number;
        this.halo = halo;
        this.shards = peers.shards();
        this.firstFirms = peers.firstFirms();
        this.most = most;
        this.partsArrived = new int[shards.size()];
        this.partsAnnounced = new int[shards.size()];
        this.shardOfDistrict = new int[layout.districts()];
        for (int d = 0; d < shardOfDistrict.length; d++) {
            shardOfDistrict[d] = ShardSettings.shardOf(layout.firstFirm(d), firstFirms);
        }
        this.ties = new int[firstFirms.length][0];
        this.introductions = ties;
        expectQuestions();
    }

    /** All others are to ask before the next step, and none of this quarter's questions is open. */
    void expectQuestions() {
        askersAwaited = firstFirms.length - 1;
        Arrays.fill(partsArrived, 0);
        Arrays.fill(partsAnnounced, MORE_TO_COME);
    }

    /** Nobody asks in a quarter without ties. */
    void expectNothing() {
        askersAwaited = 0;
        repliesAwaited = 0;
    }

    boolean isComplete() {
        return askersAwaited == 0 && repliesAwaited == 0;
    }

    /** Asks other shards about the ties of the coming quarter. */
    void askAboutTies(int quarter) {
        ties = rows(halo.ties(), row -> ShardSettings.shardOf(halo.partner(row), firstFirms));
        repliesAwaited = 0;
        for (int other = 0; other < shards.size(); other++) {
            for (int part = 0; part < parts(ties[other]); part++) {
                repliesAwaited++;
                shards.get(other).tell(aboutTies(quarter, other, part));
            }
        }
    }

    /** Asks every other shard for introductions, with at least one part each, the last of which says how many there were in all. */
    void askForIntroductions(int quarter) {
        introductions = rows(halo.introductions(), row -> shardOfDistrict[halo.district(row)]);
        for (int other = 0; other < shards.size(); other++) {
            if (other != number) {
                int before = parts(ties[other]);
                int parts = parts(introductions[other]);
                repliesAwaited += parts;
                int end = before + Math.max(1, parts);
                for (int part = before; part < end; part++) {
                    int announced = part == end - 1 ? end : MORE_TO_COME;
                    shards.get(other).tell(forIntroductions(quarter, other, part, announced));
                }
            }
        }
    }

    /** Parts of some rows. */
    private int parts(int[] rows) {
        return (int) (((long) rows.length + most - 1) / most);
    }

    /** Questions about ties in this quarter to shards that are on other nodes. */
    int tiesElsewhere() {
        int elsewhere = 0;
        for (int other = 0; other < shards.size(); other++) {
            elsewhere += shards.get(other).path().address().hasLocalScope() ? 0 : ties[other].length;
        }
        return elsewhere;
    }

    private RegionShard.HaloRequest aboutTies(int quarter, int other, int part) {
        int[] rows = part(ties[other], part);
        int[] partners = new int[rows.length];
        byte[] questions = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            partners[i] = halo.partner(rows[i]);
            questions[i] = halo.question(rows[i]);
        }
        return new RegionShard.HaloRequest(
                quarter, number, part, MORE_TO_COME, partners, questions, new int[0], shards.get(number));
    }

    private RegionShard.HaloRequest forIntroductions(int quarter, int other, int part, int parts) {
        int[] rows = part(introductions[other], part - parts(ties[other]));
        int[] wishes = new int[3 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            wishes[3 * i] = halo.programme(rows[i]);
            wishes[3 * i + 1] = halo.district(rows[i]);
            wishes[3 * i + 2] = halo.rank(rows[i]);
        }
        return new RegionShard.HaloRequest(
                quarter, number, part, parts, new int[0], new byte[0], wishes, shards.get(number));
    }

    /** The rows of a part. */
    private int[] part(int[] rows, int part) {
        int from = (int) Math.min(rows.length, (long) part * most);
        return from == 0 && rows.length <= most
                ? rows
                : Arrays.copyOfRange(rows, from, (int) Math.min(rows.length, (long) from + most));
    }

    /** Rows whose firm lives in another shard, by shard, in order. */
    private int[][] rows(int count, IntUnaryOperator shardOf) {
        if (shards.size() == 1) {
            return new int[1][0];
        }
        int[] shardOfRow = new int[count];
        int[] sizes = new int[firstFirms.length];
        for (int row = 0; row < count; row++) {
            shardOfRow[row] = shardOf.applyAsInt(row);
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

    /** Notes that a part of a shard's questions has been answered. */
    void answered(RegionShard.HaloRequest request) {
        int asker = request.shard();
        partsArrived[asker]++;
        partsAnnounced[asker] = Math.max(partsAnnounced[asker], request.parts());
        if (partsArrived[asker] == partsAnnounced[asker]) {
            askersAwaited--;
        }
    }

    /** Takes an answer. */
    void take(RegionShard.HaloReply reply) {
        int before = parts(ties[reply.shard()]);
        if (reply.part() < before) {
            int[] rows = part(ties[reply.shard()], reply.part());
            int experience = rows.length;
            for (int i = 0; i < rows.length; i++) {
                boolean asked = Halo.asksForExperience(halo.question(rows[i]));
                halo.answerTie(rows[i], asked ? reply.levels()[experience++] : 0, reply.levels()[i]);
            }
        } else {
            int[] rows = part(introductions[reply.shard()], reply.part() - before);
            for (int i = 0; i < rows.length; i++) {
                halo.answerIntroduction(rows[i], reply.participants()[i]);
            }
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
