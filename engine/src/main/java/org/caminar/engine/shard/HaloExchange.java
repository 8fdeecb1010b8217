package org.caminar.engine.shard;

import akka.actor.typed.ActorRef;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.caminar.engine.firm.Halo;
import org.caminar.engine.firm.Layout;

/**
 * What one shard asks the others in a quarter, and which questions and answers are still to come. Questions to a shard are cut into
 * parts of so many rows at most, so that no message outgrows a frame of the transport; each is answered by itself, in any order.
 */
final class HaloExchange {
    private static final int[][] NOTHING = {};

    private final int number;
    private final int[] firstFirms;
    private final Layout layout;
    private final int most;
    private final int[] partsToCome;
    private final int[] shardOfDistrict;

    private Halo halo;
    private int[][] ties = NOTHING;
    private int[][] introductions = NOTHING;
    private int askersAwaited;
    private int repliesAwaited;

    /**
     * Of shard {@code number}.
     *
     * @param firstFirms where each shard's firms begin
     * @param most rows of ties, and of introductions, in a message, at least 1
     */
    HaloExchange(int number, int[] firstFirms, Layout layout, int most) {
        this.number = number;
        this.firstFirms = firstFirms;
        this.layout = layout;
        this.most = most;
        this.partsToCome = new int[firstFirms.length];
        this.shardOfDistrict = new int[layout.districts()];
        for (int d = 0; d < shardOfDistrict.length; d++) {
            shardOfDistrict[d] = ShardSettings.shardOf(layout.firstFirm(d), firstFirms);
        }
        expectQuestions();
    }

    /** All others are to ask before the next step, and none of this quarter's questions is open. */
    void expectQuestions() {
        askersAwaited = firstFirms.length - 1;
    }

    /** Nobody asks in a quarter without ties. */
    void expectNothing() {
        askersAwaited = 0;
        repliesAwaited = 0;
    }

    boolean isComplete() {
        return askersAwaited == 0 && repliesAwaited == 0;
    }

    /** Asks every other shard, with at least one part each. */
    void ask(Halo of, List<ActorRef<RegionShard.Command>> shards, ActorRef<RegionShard.Command> self) {
        halo = of;
        ties = rows(of.ties(), row -> layout.district(of.partner(row)));
        introductions = rows(of.introductions(), of::district);
        repliesAwaited = 0;
        for (int other = 0; other < shards.size(); other++) {
            if (other != number) {
                int parts = Math.max(1, ceilDiv(Math.max(ties[other].length, introductions[other].length), most));
                repliesAwaited += parts;
                for (int part = 0; part < parts; part++) {
                    shards.get(other).tell(question(other, part, parts, self));
                }
            }
        }
    }

    /** Questions about ties in this quarter to shards that are on other nodes. */
    int tiesElsewhere(List<ActorRef<RegionShard.Command>> shards) {
        int elsewhere = 0;
        for (int other = 0; other < shards.size(); other++) {
            elsewhere += shards.get(other).path().address().hasLocalScope() ? 0 : ties[other].length;
        }
        return elsewhere;
    }

    private static int ceilDiv(int a, int b) {
        return (int) (((long) a + b - 1) / b);
    }

    private RegionShard.HaloRequest question(int other, int part, int parts, ActorRef<RegionShard.Command> self) {
        int[] rows = part(ties[other], part);
        int[] partners = new int[rows.length];
        byte[] domains = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            partners[i] = halo.partner(rows[i]);
            domains[i] = halo.domains(rows[i]);
        }
        int[] wishes = part(introductions[other], part);
        int[] wanted = new int[3 * wishes.length];
        for (int i = 0; i < wishes.length; i++) {
            wanted[3 * i] = halo.programme(wishes[i]);
            wanted[3 * i + 1] = halo.district(wishes[i]);
            wanted[3 * i + 2] = halo.rank(wishes[i]);
        }
        return new RegionShard.HaloRequest(number, part, parts, partners, domains, wanted, self);
    }

    /** The rows of a part, none when there are fewer parts. */
    private int[] part(int[] rows, int part) {
        int from = (int) Math.min(rows.length, (long) part * most);
        return from == 0 && rows.length <= most
                ? rows
                : Arrays.copyOfRange(rows, from, (int) Math.min(rows.length, (long) from + most));
    }

    /** Rows whose firm lives in another shard, by shard, in order. */
    private int[][] rows(int count, IntUnaryOperator districtOfRow) {
        int[] shardOfRow = new int[count];
        int[] sizes = new int[firstFirms.length];
        for (int row = 0; row < count; row++) {
            shardOfRow[row] = shardOfDistrict[districtOfRow.applyAsInt(row)];
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
        if (partsToCome[asker] == 0) {
            partsToCome[asker] = request.parts();
        }
        partsToCome[asker]--;
        if (partsToCome[asker] == 0) {
            askersAwaited--;
        }
    }

    /** Takes an answer. */
    void take(RegionShard.HaloReply reply) {
        int[] rows = part(ties[reply.shard()], reply.part());
        for (int i = 0; i < rows.length; i++) {
            halo.answerTie(rows[i], reply.levels()[2 * i], reply.levels()[2 * i + 1]);
        }
        int[] wishes = part(introductions[reply.shard()], reply.part());
        for (int i = 0; i < wishes.length; i++) {
            halo.answerIntroduction(wishes[i], reply.participants()[i]);
        }
        repliesAwaited--;
    }

    /** What is still to come, in words. */
    @Override
    public String toString() {
        return askersAwaited + " shards' questions ("
                + Arrays.stream(partsToCome).sum() + " parts announced) and " + repliesAwaited + " answers";
    }
}
