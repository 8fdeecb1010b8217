package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;

/**
 * Sums of a district's firms by cell. A firm adds a row of numbers, its marks, and its cash. Sums of numbers are made in double precision
 * in the order of firms. Numbers of a row, and marks from the lowest bit on, have the order of {@link Measure}.
 */
final class CensusCells {
    /** Bits of marks: those that every firm has, and those with a first and a second bridging tie. */
    static final int FIRM_BIT = bit(Measure.FIRMS);

    static final int FIRST_TIE_BIT = bit(Measure.BRIDGED);
    static final int SECOND_TIE_BIT = bit(Measure.BRIDGING_TIES);

    /** Room for the strata of a group. */
    private static final int STRATA = 8;

    private static final double[] SCALES =
            Arrays.stream(Measure.values()).mapToDouble(Measure::scale).toArray();

    /** Marks are counted four at a time, in 16 bits each: a district has fewer than 2^16 firms. */
    private static final int MARKS_PER_WORD = 4;

    private static final int WORDS = 4;
    private static final int COUNTER_BITS = 16;
    private static final long[] SPREAD = new long[1 << MARKS_PER_WORD];

    static {
        if (bit(Measure.IN_CHAIN) != 0 || bit(Measure.CASH) != Lanes.ROW - 1) {
            throw new IllegalStateException("Measure must have " + Lanes.ROW
                    + " numbers from WORKERS on, then as many places from IN_CHAIN to CASH");
        }
        for (int bits = 0; bits < SPREAD.length; bits++) {
            for (int mark = 0; mark < MARKS_PER_WORD; mark++) {
                SPREAD[bits] |= (long) (bits >>> mark & 1) << (COUNTER_BITS * mark);
            }
        }
    }

    private final double[] sums;
    private final long[] marks;
    private final long[] cash;

    CensusCells(int groups) {
        int cells = groups * STRATA;
        sums = new double[cells * Lanes.ROW];
        marks = new long[cells * WORDS];
        cash = new long[cells];
    }

    /** Bit of a mark that is counted. */
    static int bit(Measure mark) {
        return mark.ordinal() - Lanes.ROW;
    }

    /** Cell of a group and stratum. */
    static int cell(int group, int stratum) {
        return group * STRATA + stratum;
    }

    /** Stratum of a cell. */
    static int stratum(int cell) {
        return cell % STRATA;
    }

    /** Adds the rows, marks and cash of listed firms to cells, one for each in the list. */
    void add(int[] list, int[] cells, int count, float[] rows, int[] marks, long[] cash) {
        Lanes.BEST.addRows(rows, list, cells, count, sums);
        for (int c = 0; c < count; c++) {
            int bits = marks[list[c]];
            int word = cells[c] * WORDS;
            this.marks[word] += SPREAD[bits & 15];
            this.marks[word + 1] += SPREAD[bits >>> 4 & 15];
            this.marks[word + 2] += SPREAD[bits >>> 8 & 15];
            this.marks[word + 3] += SPREAD[bits >>> 12 & 15];
            this.cash[cells[c]] += cash[list[c]];
        }
    }

    boolean isEmpty(int cell) {
        return count(cell, FIRM_BIT) == 0;
    }

    private long count(int cell, int mark) {
        return marks[cell * WORDS + mark / MARKS_PER_WORD] >>> (COUNTER_BITS * (mark % MARKS_PER_WORD)) & 0xFFFF;
    }

    /** Moves a cell's measures, in their units and order, to {@code measures}, which leaves the cell empty. */
    void take(int cell, long[] measures) {
        int row = cell * Lanes.ROW;
        for (int m = 0; m < Lanes.ROW; m++) {
            measures[m] = (long) (sums[row + m] * SCALES[m]);
        }
        for (int mark = 0; mark < WORDS * MARKS_PER_WORD; mark++) {
            measures[Lanes.ROW + mark] = count(cell, mark);
        }
        measures[Measure.BRIDGING_TIES.ordinal()] += count(cell, FIRST_TIE_BIT);
        measures[Measure.CASH.ordinal()] = cash[cell];
        Arrays.fill(sums, row, row + Lanes.ROW, 0);
        Arrays.fill(marks, cell * WORDS, (cell + 1) * WORDS, 0);
        cash[cell] = 0;
    }
}
