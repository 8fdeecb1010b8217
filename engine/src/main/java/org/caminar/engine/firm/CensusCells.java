package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;

/**
 * Sums of a district's firms by cell. A firm adds a row of numbers, its flags, its cash, and ties to other regions. Sums of numbers are
 * made in double precision in the order of firms.
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
        Measure.ORIGINS,
        Measure.PRODUCTS,
        Measure.DESTINATIONS
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
        Measure.CHAIN_LEAVERS,
        Measure.AWARE,
        Measure.MEETING_STANDARD,
        Measure.ENTRANTS,
        Measure.FIRMS
    };

    /** Flags of firms as such and of those with a first and a second bridging tie. */
    static final int FIRM_BIT = 13;

    static final int FIRST_TIE_BIT = 2;
    static final int SECOND_TIE_BIT = 14;

    /** Room for the strata of a group. */
    private static final int STRATA = 8;

    private static final double[] SCALES =
            Arrays.stream(NUMBERS).mapToDouble(Measure::scale).toArray();

    /** Flags are counted four at a time, in 16 bits each: a district has fewer than 2^16 firms. */
    private static final int FLAGS_PER_WORD = 4;

    private static final int FLAG_WORDS = 4;
    private static final int COUNTER_BITS = 16;
    private static final long[] SPREAD = new long[1 << FLAGS_PER_WORD];

    static {
        for (int bits = 0; bits < SPREAD.length; bits++) {
            for (int flag = 0; flag < FLAGS_PER_WORD; flag++) {
                SPREAD[bits] |= (long) (bits >>> flag & 1) << (COUNTER_BITS * flag);
            }
        }
    }

    private final double[] sums;
    private final long[] flags;
    private final long[] cash;
    private final long[] crossRegionTies;

    CensusCells(int groups) {
        int cells = groups * STRATA;
        sums = new double[cells * Lanes.ROW];
        flags = new long[cells * FLAG_WORDS];
        cash = new long[cells];
        crossRegionTies = new long[cells];
    }

    /** Cell of a group and stratum. */
    static int cell(int group, int stratum) {
        return group * STRATA + stratum;
    }

    /** Stratum of a cell. */
    static int stratum(int cell) {
        return cell % STRATA;
    }

    /** Adds the rows, flags and cash of listed firms to cells, one for each in the list. */
    void add(int[] list, int[] cells, int count, float[] rows, int[] flags, long[] cash) {
        Lanes.BEST.addRows(rows, list, cells, count, sums);
        for (int c = 0; c < count; c++) {
            int bits = flags[list[c]];
            int word = cells[c] * FLAG_WORDS;
            this.flags[word] += SPREAD[bits & 15];
            this.flags[word + 1] += SPREAD[bits >>> 4 & 15];
            this.flags[word + 2] += SPREAD[bits >>> 8 & 15];
            this.flags[word + 3] += SPREAD[bits >>> 12 & 15];
            this.cash[cells[c]] += cash[list[c]];
        }
    }

    void addCrossRegionTies(int cell, int ties) {
        crossRegionTies[cell] += ties;
    }

    boolean isEmpty(int cell) {
        return count(cell, FIRM_BIT) == 0;
    }

    private long count(int cell, int flag) {
        return flags[cell * FLAG_WORDS + flag / FLAGS_PER_WORD] >>> (COUNTER_BITS * (flag % FLAGS_PER_WORD)) & 0xFFFF;
    }

    /** Moves a cell's measures, in their units and order, to {@code measures}, which leaves the cell empty. */
    void take(int cell, long[] measures) {
        int row = cell * Lanes.ROW;
        for (int m = 0; m < NUMBERS.length; m++) {
            measures[NUMBERS[m].ordinal()] = (long) (sums[row + m] * SCALES[m]);
        }
        for (int m = 0; m < FLAGS.length; m++) {
            measures[FLAGS[m].ordinal()] = count(cell, m);
        }
        measures[Measure.BRIDGING_TIES.ordinal()] = count(cell, FIRST_TIE_BIT) + count(cell, SECOND_TIE_BIT);
        measures[Measure.CROSS_REGION_TIES.ordinal()] = crossRegionTies[cell];
        measures[Measure.CASH.ordinal()] = cash[cell];
        Arrays.fill(sums, row, row + Lanes.ROW, 0);
        Arrays.fill(flags, cell * FLAG_WORDS, (cell + 1) * FLAG_WORDS, 0);
        cash[cell] = 0;
        crossRegionTies[cell] = 0;
    }
}
