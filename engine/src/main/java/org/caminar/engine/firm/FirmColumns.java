package org.caminar.engine.firm;

import java.util.Arrays;
import java.util.List;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Population;

/**
 * The firms of a district: one primitive array an attribute, large firms first. Index i stands for the firm with id {@code firstFirm +
 * i}; the places from {@link #size} up to {@link #room} are nobody's, and what stands there is of no account. All columns are end-of-quarter
 * state; kernels write them, nobody else does. About 117 bytes a firm in districts of 400, 4 more with room for a second bridging tie.
 */
public final class FirmColumns {
    /** What belongs to the state of a firm's small attributes, packed: all but what observation notes. */
    private static final long OF_STATE = ~((long) Status.WAS_IN_CHAIN << 40);

    /** No partner. */
    static final int NOBODY = -1;

    /** Id of the firm at index 0. */
    final int firstFirm;

    /** Number of firms. */
    final int size;

    /** Places of a column: up to a whole multiple of 16, so that functions over arrays ({@link Lanes}) need not stop short. */
    final int room;

    /** Experiential knowledge, 0 to 1: one domain's firms after the other's, see {@link #at}. */
    final float[] experiential;

    /** Codified knowledge, likewise. */
    final float[] codified;

    /** Capability Q, 0 to 1; derived from knowledge. */
    final float[] capability;

    /** Log workers, at least 0. */
    final float[] logWorkers;

    /** Embodied technology T, 0 to 1. */
    final float[] technology;

    /** Log productivity shock z. */
    final float[] shock;

    /** Cash in units of {@link org.caminar.engine.exact.FixedPoint#CASH}. */
    final long[] cash;

    /** Origins: bit (district mod 64) of each district whose experience was absorbed. */
    final long[] origins;

    /** Local ties: four offsets of partners within the district, unsigned. */
    final short[] localTies;

    /** Bridging ties: ids of partners in other districts, {@link #NOBODY} where free; the first is filled first. */
    final int[][] bridgingTies;

    /** Status word: see {@link Status}. */
    final int[] status;

    /** Quarters in the present programme, saturating. */
    final byte[] tenure;

    /** Products exported, unsigned, 0 for others than exporters. */
    final byte[] products;

    /** Export destinations, likewise. */
    final byte[] destinations;

    /**
     * Columns of {@code size} firms from id {@code firstFirm}, all zero, without ties.
     *
     * @param ties bridging ties that a firm has room for, 1 or 2
     */
    FirmColumns(int firstFirm, int size, int ties) {
        this.firstFirm = firstFirm;
        this.size = size;
        this.room = room(size);
        experiential = new float[Domain.COUNT * room];
        codified = new float[Domain.COUNT * room];
        capability = new float[room];
        logWorkers = new float[room];
        technology = new float[room];
        shock = new float[room];
        cash = new long[room];
        origins = new long[room];
        localTies = new short[size * Population.LOCAL_TIES];
        bridgingTies = new int[ties][room];
        for (int[] partners : bridgingTies) {
            Arrays.fill(partners, NOBODY);
        }
        status = new int[room];
        tenure = new byte[room];
        products = new byte[room];
        destinations = new byte[room];
    }

    /** Places for so many firms. */
    static int room(int firms) {
        return (firms + Lanes.ROW - 1) & -Lanes.ROW;
    }

    /** Shows all columns: the one list of what a firm's state consists of. */
    void visit(ColumnVisitor visitor) {
        for (Domain domain : Domain.values()) {
            visitor.floats("experiential-" + domain, experiential, at(domain.ordinal(), 0), size);
            visitor.floats("codified-" + domain, codified, at(domain.ordinal(), 0), size);
        }
        visitor.floats("capability", capability, 0, size);
        visitor.floats("log-workers", logWorkers, 0, size);
        visitor.floats("technology", technology, 0, size);
        visitor.floats("shock", shock, 0, size);
        visitor.longs("cash", cash, size);
        visitor.longs("origins", origins, size);
        visitor.shorts("local-ties", localTies, localTies.length);
        for (int tie = 0; tie < bridgingTies.length; tie++) {
            visitor.ints("bridging-tie-" + tie, bridgingTies[tie], size);
        }
        visitor.ints("status", status, size);
        visitor.bytes("tenure", tenure, size);
        visitor.bytes("products", products, size);
        visitor.bytes("destinations", destinations, size);
    }

    /** Place of a firm's knowledge in a domain in {@link #experiential} and {@link #codified}, and in {@link Workspace#start}. */
    int at(int domain, int i) {
        return domain * room + i;
    }

    /** Offset within its district of a local tie. */
    int localTie(int i, int tie) {
        return localTies[i * Population.LOCAL_TIES + tie] & 0xFFFF;
    }

    /** Number of bridging ties that firm i holds. */
    int bridgingTieCount(int i) {
        int count = 0;
        for (int[] partners : bridgingTies) {
            count += partners[i] != NOBODY ? 1 : 0;
        }
        return count;
    }

    /** Brings all columns near ({@link CacheLines}); returns a number that means nothing. */
    int touch() {
        int sum = CacheLines.touch(experiential) + CacheLines.touch(codified);
        sum += CacheLines.touch(capability) + CacheLines.touch(technology) + CacheLines.touch(shock);
        sum += CacheLines.touch(logWorkers) + CacheLines.touch(cash) + CacheLines.touch(origins);
        sum += CacheLines.touch(status) + CacheLines.touch(localTies);
        for (int[] partners : bridgingTies) {
            sum += CacheLines.touch(partners);
        }
        return sum + CacheLines.touch(tenure) + CacheLines.touch(products) + CacheLines.touch(destinations);
    }

    /**
     * Hash of the whole state of the district's firms: the sum of theirs. What only observation writes is left out, so that hashes do not
     * depend on who looks when. The workspace holds their log productivity.
     */
    long hash(Workspace work) {
        int[] sums = work.cells;
        int[] others = work.flags;
        Arrays.fill(sums, 0, size, 0);
        Arrays.fill(others, 0, size, 0);
        Lanes.BEST.addToHash(0, experiential, Domain.COUNT, room, sums, others, size);
        Lanes.BEST.addToHash(Domain.COUNT, codified, Domain.COUNT, room, sums, others, size);
        int column = 2 * Domain.COUNT;
        for (float[] level : List.of(capability, work.logProductivity, logWorkers, technology, shock)) {
            Lanes.BEST.addToHash(column++, level, sums, others, size);
        }
        for (int[] partners : bridgingTies) {
            Lanes.BEST.addToHash(column++, partners, sums, others, size);
        }
        long[] longSums = work.coins;
        Arrays.fill(longSums, 0, size, 0);
        Lanes.BEST.addToHash(column++, cash, longSums, size);
        Lanes.BEST.addToHash(column++, origins, longSums, size);
        long[] attributes = work.candidates;
        Lanes.BEST.pack(status, Status.AGE_SHIFT, tenure, products, destinations, attributes, size);
        for (int i = 0; i < size; i++) {
            attributes[i] &= OF_STATE;
        }
        Lanes.BEST.addToHash(column, attributes, longSums, size);
        return Lanes.BEST.hashRecords(firstFirm, sums, others, longSums, size);
    }
}
