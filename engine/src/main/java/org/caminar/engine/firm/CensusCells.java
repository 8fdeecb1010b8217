package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;

/**
 * Sums of a district's firms by cell. A firm adds a row of numbers, its flags if it has any, and whole numbers if it has those. Sums of
 * numbers are made in double precision in the order of firms.
 */
final class CensusCells {
    /** Numbers of a firm that are summed, in the order of its row. */
    private static final Measure[] NUMBERS = {
        Measure.WORKERS,
        Measure.VALUE_ADDED,
        Measure.WAGES,
        Measure.EXPORT_VALUE,
        Measure.CAPABILITY,
        Measure.CAPABILITY_SQUARED,
        Measure.PROCESS_SCORE,
        Measure.CODIFIED,
        Measure.EXPERIENTIAL,
        Measure.TECHNOLOGY,
        Measure.PRODUCTIVITY,
        Measure.PRODUCTIVITY_LOGARITHM,
        Measure.ORIGINS
    };

    /** Place of the value of exports in a row. */
    static final int EXPORT_VALUE = 3;

    /** What a firm counts as, two a number of its row after {@link #NUMBERS}: the second of a pair weighs {@link #SECOND}. */
    private static final Measure[][] PAIRS = {
        {Measure.FIRMS, Measure.ENTRANTS},
        {Measure.MEETING_STANDARD, Measure.AWARE}
    };

    /** More than the firms of a district. */
    static final int SECOND = 1 << 16;

    /** Measures that are sums of whole numbers. */
    private static final Measure[] WHOLE = {
        Measure.CASH, Measure.PRODUCTS, Measure.DESTINATIONS, Measure.BRIDGING_TIES, Measure.CROSS_REGION_TIES
    };

    /** Measures that count some of the firms, in the order of a firm's flags. */
    private static final Measure[] FLAGS = {
        Measure.IN_CHAIN,
        Measure.CERTIFIED_AWARE,
        Measure.BRIDGED,
        Measure.SUPPLIERS,
        Measure.PARTICIPANTS,
        Measure.EXPORTERS,
        Measure.CERTIFIED,
        Measure.REACHED,
        Measure.CHAIN_ENTRANTS,
        Measure.CHAIN_LEAVERS
    };

    /** Flags are counted four at a time, in 16 bits each: a district has fewer than 2^16 firms. */
    private static final int FLAGS_PER_WORD = 4;

    private static final int COUNTER_BITS = 16;
    private static final int FLAG_WORDS = (FLAGS.length + FLAGS_PER_WORD - 1) / FLAGS_PER_WORD;
    private static final long[] SPREAD = new long[1 << FLAGS_PER_WORD];

    static {
        for (int flags = 0; flags < SPREAD.length; flags++) {
            for (int flag = 0; flag < FLAGS_PER_WORD; flag++) {
                SPREAD[flags] |= (long) (flags >>> flag & 1) << (COUNTER_BITS * flag);
            }
        }
    }

    private final double[] sums;
    private final long[] whole;
    private final long[] flags;

    CensusCells(int cells) {
        sums = new double[cells * Lanes.ROW];
        whole = new long[cells * WHOLE.length];
        flags = new long[cells * FLAG_WORDS];
    }

    /** Adds the rows of firms [0, count) to their cells. */
    void addRows(float[] rows, int[] cells, int count) {
        Lanes.BEST.addRows(rows, cells, sums, count);
    }

    /** Adds the row of firm i to a cell. */
    void addRow(int cell, float[] rows, int i) {
        for (int m = 0; m < Lanes.ROW; m++) {
            sums[cell * Lanes.ROW + m] += rows[i * Lanes.ROW + m];
        }
    }

    void addCash(int cell, long cash) {
        whole[cell * WHOLE.length] += cash;
    }

    void addExports(int cell, int products, int destinations) {
        whole[cell * WHOLE.length + 1] += products;
        whole[cell * WHOLE.length + 2] += destinations;
    }

    void addTies(int cell, int ties, int crossRegion) {
        whole[cell * WHOLE.length + 3] += ties;
        whole[cell * WHOLE.length + 4] += crossRegion;
    }

    /** Adds flags, the lowest bit for the first of {@link #FLAGS}. */
    void addFlags(int cell, int bits) {
        int word = cell * FLAG_WORDS;
        flags[word] += SPREAD[bits & 15];
        flags[word + 1] += SPREAD[bits >>> 4 & 15];
        flags[word + 2] += SPREAD[bits >>> 8 & 15];
    }

    boolean isEmpty(int cell) {
        return sums[cell * Lanes.ROW + NUMBERS.length] == 0;
    }

    /** Moves a cell's measures, in their units and order, to {@code measures}, which leaves the cell empty. */
    void take(int cell, long[] measures) {
        int row = cell * Lanes.ROW;
        for (int m = 0; m < NUMBERS.length; m++) {
            measures[NUMBERS[m].ordinal()] = NUMBERS[m].toFixed(sums[row + m]);
        }
        for (int pair = 0; pair < PAIRS.length; pair++) {
            long both = (long) sums[row + NUMBERS.length + pair];
            measures[PAIRS[pair][0].ordinal()] = both % SECOND;
            measures[PAIRS[pair][1].ordinal()] = both / SECOND;
        }
        for (int m = 0; m < WHOLE.length; m++) {
            measures[WHOLE[m].ordinal()] = whole[cell * WHOLE.length + m];
        }
        for (int m = 0; m < FLAGS.length; m++) {
            long word = flags[cell * FLAG_WORDS + m / FLAGS_PER_WORD];
            measures[FLAGS[m].ordinal()] = word >>> (COUNTER_BITS * (m % FLAGS_PER_WORD)) & 0xFFFF;
        }
        Arrays.fill(sums, row, row + Lanes.ROW, 0);
        Arrays.fill(whole, cell * WHOLE.length, (cell + 1) * WHOLE.length, 0);
        Arrays.fill(flags, cell * FLAG_WORDS, (cell + 1) * FLAG_WORDS, 0);
    }
}
