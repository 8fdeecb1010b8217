package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Stratum;

/**
 * Sums of firms by the cells that groups consist of. A firm adds its row of numbers and its word of marks, both in the order of {@link Measure}, to
 * that of its quartile and stratum, then once more to that of its programme. Floats hold the sums of few firms of one district; then each is rounded to the
 * unit of its measure, and sums are exact.
 */
final class CensusCells {
    /** Strata of SMEs. */
    static final int STRATA = Stratum.LARGE.ordinal();

    /** Cells of SMEs, each quartile's strata one after the other; then that of large firms, then those of programmes. */
    static final int LARGE = Census.QUARTILES * STRATA;

    static final int FIRST_PROGRAMME = LARGE + 1;

    /** Firms that floats may hold. */
    static final int BLOCK = 512;

    private static final double[] SHIFTERS = Arrays.stream(Measure.values())
            .limit(Lanes.ROW)
            .mapToDouble(measure -> measure.unit.shifter())
            .toArray();

    static {
        if (Measure.CROSS_REGION_TIES.ordinal() != Lanes.ROW || Measure.values().length != 2 * Lanes.ROW) {
            throw new IllegalStateException(
                    "Measure must have " + Lanes.ROW + " numbers, then as many counts from CROSS_REGION_TIES on");
        }
    }

    private final int cells;
    private final float[] sums;
    private final int[] counts;
    private final long[] units;
    private final int[] totals;
    private final int[] count = new int[Lanes.ROW];

    CensusCells(int programmes) {
        cells = FIRST_PROGRAMME + programmes;
        sums = new float[(cells * Lanes.COPIES + 1) * Lanes.ROW];
        counts = new int[cells * Lanes.COPIES * Lanes.ROW];
        units = new long[cells * Lanes.ROW];
        totals = new int[units.length];
    }

    /** Adds the listed firms at [from, to) of the list to cells, one for each in the list. */
    void add(int[] list, int[] cellOf, int from, int to, Workspace work) {
        Lanes.BEST.addRows(work.rows, work.flags, list, cellOf, from, to, sums, counts);
    }

    /** Rounds what was added since the last time. */
    void drain() {
        Lanes.BEST.drain(sums, counts, cells, SHIFTERS, units, totals);
    }

    /** Writes what the cells [from, to) hold together, in the units and the order of measures. */
    void write(int from, int to, long[] measures) {
        Lanes.BEST.sumRows(units, from, to, measures);
        Lanes.BEST.sumRows(totals, from, to, count);
        for (int m = 0; m < Lanes.ROW; m++) {
            measures[Lanes.ROW + m] = count[m];
        }
    }
}
