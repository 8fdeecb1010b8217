package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Stratum;

/**
 * An observation of all firms: sums of measures by group and stratum, and two histograms. Sums are whole numbers of fixed-point
 * units, so censuses of any division of the country merge to the same one in any order.
 */
public final class Census {
    /**
     * What is summed over firms: first numbers of each firm, as many as a row has ({@link org.caminar.engine.lanes.Lanes#ROW}); then counts of
     * those with some mark; in the last two of as many places what {@link CensusCells} sums by itself.
     */
    public enum Measure {
        WORKERS(FixedPoint.VALUE),
        VALUE_ADDED(FixedPoint.VALUE),
        WAGES(FixedPoint.VALUE),
        EXPORT_VALUE(FixedPoint.VALUE),
        CAPABILITY(FixedPoint.LEVEL),
        CAPABILITY_SQUARED(FixedPoint.LEVEL),
        PROCESS_SCORE(FixedPoint.LEVEL),
        CODIFIED(FixedPoint.LEVEL),
        EXPERIENTIAL(FixedPoint.LEVEL),
        TECHNOLOGY(FixedPoint.LEVEL),
        PRODUCTIVITY(FixedPoint.LEVEL),
        PRODUCTIVITY_LOGARITHM(FixedPoint.LEVEL),
        ORIGINS(null),
        PRODUCTS(null),
        DESTINATIONS(null),
        CROSS_REGION_TIES(null),
        IN_CHAIN(null),
        CERTIFIED_AWARE(null),
        BRIDGED(null),
        SUPPLIERS(null),
        PARTICIPANTS(null),
        EXPORTERS(null),
        CERTIFIED(null),
        REACHED(null),
        CHAIN_ENTRANTS(null),
        CHAIN_LEAVERS(null),
        AWARE(null),
        MEETING_STANDARD(null),
        ENTRANTS(null),
        FIRMS(null),
        BRIDGING_TIES(null),
        CASH(FixedPoint.CASH);

        private final FixedPoint unit;

        Measure(FixedPoint unit) {
            this.unit = unit;
        }

        /** Units in one. */
        double scale() {
            return unit == null ? 1 : unit.scale();
        }

        double toDouble(long sum) {
            return unit == null ? sum : unit.toDouble(sum);
        }
    }

    /** Range of ln A in its histogram. */
    static final double LOG_FROM = -5;

    static final double LOG_TO = 3;
    private static final int LOG_BINS = 8000;
    private static final int CAPABILITY_BINS = 4000;
    private static final int MEASURES = Measure.values().length;
    private static final int QUARTILES = 4;

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
        this.sums = new long[groups() * Stratum.COUNT * MEASURES];
    }

    /** A histogram of capability without firms. */
    static Histogram emptyCapability() {
        return new Histogram(0, 1, CAPABILITY_BINS);
    }

    private int groups() {
        return 1 + regions + sectors + QUARTILES + programmes;
    }

    /** Number of the nation as a group. */
    public static int nation() {
        return 0;
    }

    /** Number of the i-th group of a kind; size classes are not groups but divide each one. */
    public int group(GroupKind kind, int i) {
        return switch (kind) {
            case REGION -> 1 + i;
            case SECTOR -> 1 + regions + i;
            case INITIAL_QUARTILE -> 1 + regions + sectors + i;
            case PROGRAMME -> 1 + regions + sectors + QUARTILES + i;
            case SIZE_CLASS -> throw new IllegalArgumentException("size classes divide every group");
        };
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

    /** Sum of a measure over the firms of a group and stratum. */
    public double sum(int group, int stratum, Measure measure) {
        return measure.toDouble(sums[(group * Stratum.COUNT + stratum) * MEASURES + measure.ordinal()]);
    }

    /**
     * Adds to a group's measures, each in its unit, in their order, those of the strata one after the other. Overflow is found by one look for
     * all: terms of equal sign whose sum has another.
     */
    void add(int group, int stratum, long[] values) {
        int at = (group * Stratum.COUNT + stratum) * MEASURES;
        long wrapped = 0;
        for (int m = 0; m < values.length; m++) {
            long sum = sums[at + m] + values[m];
            wrapped |= (sum ^ sums[at + m]) & (sum ^ values[m]);
            sums[at + m] = sum;
        }
        if (wrapped < 0) {
            throw new ArithmeticException("a sum of the census leaves the range in which sums are exact");
        }
    }

    /** Writes the nation's sums, which are those of all regions. */
    void addUpRegions() {
        int length = Stratum.COUNT * MEASURES;
        Arrays.fill(sums, nation() * length, (nation() + 1) * length, 0);
        for (int region = 0; region < regions; region++) {
            int from = group(GroupKind.REGION, region) * length;
            for (int i = 0; i < length; i++) {
                sums[nation() * length + i] = FixedPoint.add(sums[nation() * length + i], sums[from + i]);
            }
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
