package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Stratum;

/**
 * An observation of all firms: sums of measures by group, and two histograms. Sums are whole numbers of fixed-point units, so censuses
 * of any division of the country merge to the same one in any order.
 *
 * <p>Sums stand in cells. Size classes of the nation have one each, and together hold everybody; of regions and sectors one holds the SMEs,
 * one the large firms; quartiles and programmes are of SMEs only.
 */
public final class Census {
    /**
     * What is summed over firms: first numbers of each firm, then, from {@link #CROSS_REGION_TIES} on, counts up to 2, {@link Lanes#ROW} of each. Flows
     * and workers count in units as coarse as coins, so that a district's may reach 2^31.
     */
    public enum Measure {
        WORKERS(FixedPoint.CASH),
        VALUE_ADDED(FixedPoint.CASH),
        WAGES(FixedPoint.CASH),
        EXPORT_VALUE(FixedPoint.CASH),
        CAPABILITY(FixedPoint.LEVEL),
        CAPABILITY_SQUARED(FixedPoint.LEVEL),
        PROCESS_SCORE(FixedPoint.LEVEL),
        CODIFIED(FixedPoint.LEVEL),
        EXPERIENTIAL(FixedPoint.LEVEL),
        TECHNOLOGY(FixedPoint.LEVEL),
        PRODUCTIVITY(FixedPoint.VALUE),
        PRODUCTIVITY_LOGARITHM(FixedPoint.VALUE),
        CASH(FixedPoint.CASH),
        ORIGINS(FixedPoint.WHOLE),
        PRODUCTS(FixedPoint.WHOLE),
        DESTINATIONS(FixedPoint.WHOLE),
        CROSS_REGION_TIES(FixedPoint.WHOLE),
        BRIDGING_TIES(FixedPoint.WHOLE),
        BRIDGED(FixedPoint.WHOLE),
        FIRMS(FixedPoint.WHOLE),
        SUPPLIERS(FixedPoint.WHOLE),
        EXPORTERS(FixedPoint.WHOLE),
        CERTIFIED(FixedPoint.WHOLE),
        REACHED(FixedPoint.WHOLE),
        IN_CHAIN(FixedPoint.WHOLE),
        CHAIN_ENTRANTS(FixedPoint.WHOLE),
        CHAIN_LEAVERS(FixedPoint.WHOLE),
        PARTICIPANTS(FixedPoint.WHOLE),
        AWARE(FixedPoint.WHOLE),
        MEETING_STANDARD(FixedPoint.WHOLE),
        CERTIFIED_AWARE(FixedPoint.WHOLE),
        ENTRANTS(FixedPoint.WHOLE);

        final FixedPoint unit;

        Measure(FixedPoint unit) {
            this.unit = unit;
        }
    }

    /** Range of ln A in its histogram. */
    static final double LOG_FROM = -5;

    static final double LOG_TO = 3;
    static final int QUARTILES = 4;
    private static final int LOG_BINS = 8000;
    private static final int CAPABILITY_BINS = 4000;
    private static final int MEASURES = Measure.values().length;

    private final int regions;
    private final int sectors;
    private final int programmes;
    private final long[] sums;

    /** Capability of SMEs. */
    public final Histogram capability = emptyCapability();

    /** Log labour productivity of SMEs. */
    public final Histogram logProductivity = new Histogram(LOG_FROM, LOG_TO, LOG_BINS);

    /** An empty census. */
    public Census(int regions, int sectors, int programmes) {
        this.regions = regions;
        this.sectors = sectors;
        this.programmes = programmes;
        this.sums = new long[(smes(GroupKind.PROGRAMME, programmes) + regions + sectors) * MEASURES];
    }

    /** A histogram of capability without firms. */
    static Histogram emptyCapability() {
        return new Histogram(0, 1, CAPABILITY_BINS);
    }

    /** Counts the SMEs of a district, whose numbers these are, in a histogram. */
    static void addSmes(float[] numbers, District district, Histogram histogram, Workspace work) {
        long[] bins = work.candidates;
        Lanes.BEST.bins(numbers, histogram.from(), histogram.perWidth(), district.firstSme, district.size(), bins);
        histogram.addBins(bins, district.firstSme, district.size());
    }

    /** Cell of the i-th size class of the nation, {@link Stratum}, or of the SMEs in the i-th group of another kind. */
    public int smes(GroupKind kind, int i) {
        return switch (kind) {
            case SIZE_CLASS -> i;
            case REGION -> Stratum.COUNT + i;
            case SECTOR -> Stratum.COUNT + regions + i;
            case INITIAL_QUARTILE -> Stratum.COUNT + regions + sectors + i;
            case PROGRAMME -> Stratum.COUNT + regions + sectors + QUARTILES + i;
        };
    }

    /** Cell of the large firms in the i-th region or sector. */
    public int large(GroupKind kind, int i) {
        return smes(GroupKind.PROGRAMME, programmes) + smes(kind, i) - Stratum.COUNT;
    }

    /** Number of groups of a kind. */
    public int count(GroupKind kind) {
        return switch (kind) {
            case REGION -> regions;
            case SECTOR -> sectors;
            case INITIAL_QUARTILE -> QUARTILES;
            case PROGRAMME -> programmes;
            case SIZE_CLASS -> Stratum.COUNT;
        };
    }

    /** Sum of a measure over the firms of a cell. */
    public double sum(int cell, Measure measure) {
        return measure.unit.toDouble(sums[cell * MEASURES + measure.ordinal()]);
    }

    /**
     * Adds to a cell's measures, each in its unit, in their order. Terms of equal sign whose sum has another set the sign of the measure's {@code
     * overflow}.
     */
    void add(int cell, long[] values, long[] overflow) {
        int at = cell * MEASURES;
        for (int m = 0; m < MEASURES; m++) {
            long before = sums[at + m];
            long sum = before + values[m];
            overflow[m] |= (sum ^ before) & (sum ^ values[m]);
            sums[at + m] = sum;
        }
    }

    /** Adds another census of the same country. */
    public void merge(Census other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = FixedPoint.add(sums[i], other.sums[i]);
        }
        capability.merge(other.capability);
        logProductivity.merge(other.logProductivity);
    }
}
