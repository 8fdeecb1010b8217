package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Stratum;

/**
 * Sums of some firms by group. A firm adds its row of numbers and its word of marks, both in the order of {@link Measure}, to a cell, that of its
 * quartile and stratum, then once more to that of its programme; cells make up groups. Sums are floats, of few firms at a time.
 */
final class CensusCells {
    /** Firms that are added up before groups must be taken. */
    static final int BLOCK = 512;

    /** Strata of SMEs. */
    static final int STRATA = Stratum.LARGE.ordinal();

    /** Cells of SMEs, each quartile's strata one after the other; then that of large firms, then those of programmes. */
    static final int LARGE = Census.QUARTILES * STRATA;

    static final int FIRST_PROGRAMME = LARGE + 1;

    /** Groups: strata, quartiles, programmes. */
    private static final int FIRST_QUARTILE = Stratum.COUNT;

    private static final int PROGRAMMES = FIRST_QUARTILE + Census.QUARTILES;
    private static final double[] SCALES =
            Arrays.stream(Measure.values()).mapToDouble(Measure::scale).toArray();

    static {
        if (Measure.CROSS_REGION_TIES.ordinal() != Lanes.ROW || SCALES.length != 2 * Lanes.ROW) {
            throw new IllegalStateException(
                    "Measure must have " + Lanes.ROW + " numbers, then as many counts from CROSS_REGION_TIES on");
        }
    }

    private final float[] sums;
    private final int[] counts;

    /** The two groups of each cell; the last group is nobody's. */
    private final int[] first;

    private final int[] second;
    private final float[] groupSums;
    private final int[] groupCounts;

    CensusCells(int programmes) {
        int cells = FIRST_PROGRAMME + programmes;
        int groups = PROGRAMMES + programmes;
        sums = new float[cells * Lanes.COPIES * Lanes.ROW];
        counts = new int[sums.length];
        groupSums = new float[(groups + 1) * Lanes.ROW];
        groupCounts = new int[groupSums.length];
        first = new int[cells];
        second = new int[cells];
        Arrays.fill(second, groups);
        for (int cell = 0; cell < LARGE; cell++) {
            first[cell] = cell % STRATA;
            second[cell] = FIRST_QUARTILE + cell / STRATA;
        }
        first[LARGE] = Stratum.LARGE.ordinal();
        for (int p = 0; p < programmes; p++) {
            first[FIRST_PROGRAMME + p] = PROGRAMMES + p;
        }
    }

    static int stratum(int i) {
        return i;
    }

    static int quartile(int i) {
        return FIRST_QUARTILE + i;
    }

    static int programme(int i) {
        return PROGRAMMES + i;
    }

    /** Adds the listed firms at [from, to) of the list to cells, one for each in the list. */
    void add(int[] list, int[] cells, int from, int to, Workspace work) {
        Lanes.BEST.addRows(work.rows, work.flags, list, cells, from, to, sums, counts);
    }

    /** Makes groups of the cells and empties these. */
    void drain() {
        Arrays.fill(groupSums, 0);
        Arrays.fill(groupCounts, 0);
        Lanes.BEST.drain(sums, counts, first, second, groupSums, groupCounts);
    }

    /** Writes a group's measures, in their units and order. */
    void write(int group, long[] measures) {
        int at = group * Lanes.ROW;
        for (int m = 0; m < Lanes.ROW; m++) {
            measures[m] = (long) (groupSums[at + m] * SCALES[m]);
        }
        for (int m = 0; m < Lanes.ROW; m++) {
            measures[Lanes.ROW + m] = groupCounts[at + m];
        }
    }
}
