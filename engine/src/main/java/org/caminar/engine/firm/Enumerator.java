package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.model.Stratum;

/**
 * Counts the firms of a district for the census. Firms are added up by cells, a quartile and a stratum, participants also by
 * programme and stratum: sums of a district in double precision, in order of firms, rounded once when they join the census.
 */
final class Enumerator {
    private static final int QUARTILES = 4;

    /** Measures that are sums of numbers, in the order of a cell's row. */
    private static final Measure[] SUMS = {
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
        Measure.PRODUCTIVITY_LOGARITHM
    };

    /** Measures that are sums of whole numbers. */
    private static final Measure[] WHOLE = {
        Measure.CASH,
        Measure.ORIGINS,
        Measure.PRODUCTS,
        Measure.DESTINATIONS,
        Measure.BRIDGING_TIES,
        Measure.CROSS_REGION_TIES
    };

    /** Measures that count firms, in the order of a firm's flags. */
    private static final Measure[] COUNTS = {
        Measure.FIRMS,
        Measure.EXPORTERS,
        Measure.SUPPLIERS,
        Measure.IN_CHAIN,
        Measure.CERTIFIED,
        Measure.MEETING_STANDARD,
        Measure.AWARE,
        Measure.CERTIFIED_AWARE,
        Measure.BRIDGED,
        Measure.PARTICIPANTS,
        Measure.REACHED,
        Measure.ENTRANTS,
        Measure.CHAIN_ENTRANTS,
        Measure.CHAIN_LEAVERS
    };

    /** Flags are counted four at a time, in 16 bits each: a district has fewer than 2^16 firms. */
    private static final int FLAGS_PER_WORD = 4;

    private static final int COUNTER_BITS = 16;
    private static final int FLAG_WORDS = (COUNTS.length + FLAGS_PER_WORD - 1) / FLAGS_PER_WORD;
    private static final long[] SPREAD = new long[1 << FLAGS_PER_WORD];

    static {
        for (int flags = 0; flags < SPREAD.length; flags++) {
            for (int flag = 0; flag < FLAGS_PER_WORD; flag++) {
                SPREAD[flags] |= (long) (flags >>> flag & 1) << (COUNTER_BITS * flag);
            }
        }
    }

    private static final int ENTRANT_BIT = 11;

    /** Least workers of the strata above micro, as bits. */
    private static final int SMALL = Float.floatToRawIntBits((float) SizeClass.MICRO.below());

    private static final int MEDIUM = Float.floatToRawIntBits((float) SizeClass.SMALL.below());
    private static final int OUTGROWN = Float.floatToRawIntBits((float) SizeClass.MEDIUM.below());

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final int cells;
    private final double[] sums;
    private final long[] whole;
    private final long[] counts;
    private final long[] row = new long[Measure.values().length];

    /**
     * @param programmes programmes of the policy
     * @param logMean ln Ā that the quarter began with, for wages
     * @param sinceLast quarters since the last observation
     */
    Enumerator(Parameters parameters, Layout layout, int programmes, Census census, float logMean, int sinceLast) {
        this.parameters = parameters;
        this.layout = layout;
        this.census = census;
        this.logMean = logMean;
        this.sinceLast = sinceLast;
        this.cells = (QUARTILES + programmes) * Stratum.COUNT;
        this.sums = new double[cells * SUMS.length];
        this.whole = new long[cells * WHOLE.length];
        this.counts = new long[cells * FLAG_WORDS];
    }

    /**
     * Counts a district and remembers who is in a value chain. The workspace holds its process scores, workers and labour productivity at
     * present.
     */
    void count(District district, Workspace work) {
        FirmColumns firms = district.firms;
        float[] wage = work.ownGain;
        Finance.wages(firms, parameters.finance(), logMean, work.argument, wage);
        float[] codified = work.ownGap;
        float[] experiential = work.peerGap;
        float[] process = work.reach;
        means(firms.codified, firms.size, process, codified);
        means(firms.experiential, firms.size, null, experiential);
        mark(district, process, work);
        for (int i = 0; i < firms.size; i++) {
            add(work.cells[i], firms, i, wage[i], codified[i], experiential[i], work);
        }
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            int second =
                    (QUARTILES + Status.programme(firms.status[i])) * Stratum.COUNT + work.cells[i] % Stratum.COUNT;
            add(second, firms, i, wage[i], codified[i], experiential[i], work);
            addTrade(second, firms, district, i, work);
        }
        int traders = selectTraders(firms, work);
        for (int c = 0; c < traders; c++) {
            addTrade(work.cells[work.selected[c]], firms, district, work.selected[c], work);
        }
        for (int i = district.smes; i < firms.size; i++) {
            census.capability.add(firms.capability[i]);
            census.logProductivity.add(firms.logProductivity[i]);
        }
        flush(district);
    }

    /** Selects exporters and firms with bridging ties, who have more to count. */
    private static int selectTraders(FirmColumns firms, Workspace work) {
        int count = 0;
        for (int i = 0; i < firms.size; i++) {
            work.selected[count] = i;
            count += (firms.status[i] >>> Status.EXPORTER_BIT & 1) | (~firms.bridgingTies[0][i] >>> 31);
        }
        return count;
    }

    /** Means over the domains, to {@code mean}, and over the process domains, to {@code process} if wanted. */
    private static void means(float[][] knowledge, int size, float[] process, float[] mean) {
        Arrays.fill(mean, 0, size, 0f);
        for (int k = 0; k < Domain.COUNT; k++) {
            float[] x = knowledge[k];
            for (int i = 0; i < size; i++) {
                mean[i] += x[i];
            }
            if (k == Domain.PROCESS_COUNT - 1 && process != null) {
                for (int i = 0; i < size; i++) {
                    process[i] = mean[i] * (1f / Domain.PROCESS_COUNT);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            mean[i] *= 1f / Domain.COUNT;
        }
    }

    /**
     * Writes every firm's cell and flags, and remembers who is in a value chain. Half of the firms go either way at each turn: comparisons of
     * positive floats by their bits instead of branches.
     */
    private void mark(District district, float[] process, Workspace work) {
        FirmColumns firms = district.firms;
        int requirement =
                Float.floatToRawIntBits((float) parameters.certification().requirement());
        for (int i = 0; i < firms.size; i++) {
            int status = firms.status[i];
            int exporter = status >>> Status.EXPORTER_BIT & 1;
            int supplier = status >>> Status.SUPPLIER_BIT & 1;
            int certified = status >>> Status.CERTIFIED_BIT & 1;
            int inChain = exporter | supplier;
            int was = status >>> Status.WAS_IN_CHAIN_BIT & 1;
            int aware = reaches(process[i], requirement);
            int young = (firms.age[i] - sinceLast) >>> 31;
            work.flags[i] = 1
                    | (exporter << 1)
                    | (supplier << 2)
                    | (inChain << 3)
                    | (certified << 4)
                    | (reaches(work.processScore[i], requirement) << 5)
                    | (aware << 6)
                    | ((aware & certified) << 7)
                    | ((~firms.bridgingTies[0][i] >>> 31) << 8)
                    | ((-(status & Status.PROGRAMME) >>> 31) << 9)
                    | ((status >>> Status.REACHED_BIT & 1) << 10)
                    | (young << ENTRANT_BIT)
                    | ((inChain & ~was) << 12)
                    | ((~inChain & was) << 13);
            work.cells[i] = Status.quartile(status) * Stratum.COUNT
                    + reaches(work.workers[i], SMALL)
                    + reaches(work.workers[i], MEDIUM)
                    + reaches(work.workers[i], OUTGROWN);
            firms.status[i] = (status & ~Status.WAS_IN_CHAIN) | (inChain << Status.WAS_IN_CHAIN_BIT);
        }
        for (int i = 0; i < district.smes; i++) {
            work.cells[i] = Stratum.LARGE.ordinal();
            work.flags[i] &= ~(1 << ENTRANT_BIT);
        }
    }

    /** 1 if a positive number is at least the one of those bits, else 0. */
    private static int reaches(float x, int bits) {
        return ~(Float.floatToRawIntBits(x) - bits) >>> 31;
    }

    private void add(
            int cell, FirmColumns firms, int i, float wage, float codified, float experiential, Workspace work) {
        int flags = work.flags[i];
        int word = cell * FLAG_WORDS;
        counts[word] += SPREAD[flags & 15];
        counts[word + 1] += SPREAD[flags >>> 4 & 15];
        counts[word + 2] += SPREAD[flags >>> 8 & 15];
        counts[word + 3] += SPREAD[flags >>> 12 & 15];
        double workers = work.workers[i];
        double productivity = work.productivity[i];
        double q = firms.capability[i];
        int at = cell * SUMS.length;
        sums[at] += workers;
        sums[at + 1] += workers * productivity;
        sums[at + 2] += workers * wage;
        sums[at + 4] += q;
        sums[at + 5] += q * q;
        sums[at + 6] += work.processScore[i];
        sums[at + 7] += codified;
        sums[at + 8] += experiential;
        sums[at + 9] += firms.technology[i];
        sums[at + 10] += productivity;
        sums[at + 11] += productivity * firms.logProductivity[i];
        int from = cell * WHOLE.length;
        whole[from] += firms.cash[i];
        whole[from + 1] += Long.bitCount(firms.origins[i]);
    }

    /** What exporters and holders of bridging ties add. */
    private void addTrade(int cell, FirmColumns firms, District district, int i, Workspace work) {
        int from = cell * WHOLE.length;
        if ((firms.status[i] & Status.EXPORTER) != 0) {
            Parameters.Exports exports = parameters.exports();
            double intensity = exports.intensityBase() + exports.intensityCapability() * firms.capability[i];
            sums[cell * SUMS.length + 3] += (double) work.workers[i] * work.productivity[i] * intensity;
            whole[from + 2] += firms.products[i] & 0xFF;
            whole[from + 3] += firms.destinations[i] & 0xFF;
        }
        if (firms.bridgingTies[0][i] != FirmColumns.NOBODY) {
            whole[from + 4] += firms.bridgingTieCount(i);
            whole[from + 5] += crossRegionTies(firms, district, i);
        }
    }

    private int crossRegionTies(FirmColumns firms, District district, int i) {
        int ties = 0;
        for (int[] partners : firms.bridgingTies) {
            if (partners[i] != FirmColumns.NOBODY && layout.region(layout.district(partners[i])) != district.region) {
                ties++;
            }
        }
        return ties;
    }

    /** Adds the cells to the census and empties them. */
    private void flush(District district) {
        for (int cell = 0; cell < cells; cell++) {
            if (counts[cell * FLAG_WORDS] != 0) {
                int stratum = cell % Stratum.COUNT;
                int quartile = cell / Stratum.COUNT;
                round(cell);
                if (quartile >= QUARTILES) {
                    census.add(census.group(GroupKind.PROGRAMME, quartile - QUARTILES), stratum, row);
                } else {
                    census.add(Census.nation(), stratum, row);
                    census.add(census.group(GroupKind.REGION, district.region), stratum, row);
                    census.add(census.group(GroupKind.SECTOR, district.sector), stratum, row);
                    if (stratum != Stratum.LARGE.ordinal()) {
                        census.add(census.group(GroupKind.INITIAL_QUARTILE, quartile), stratum, row);
                    }
                }
            }
        }
    }

    /** Moves a cell's measures in their units to the row, which leaves the cell empty. */
    private void round(int cell) {
        for (int m = 0; m < SUMS.length; m++) {
            row[SUMS[m].ordinal()] = SUMS[m].toFixed(sums[cell * SUMS.length + m]);
        }
        for (int m = 0; m < WHOLE.length; m++) {
            row[WHOLE[m].ordinal()] = whole[cell * WHOLE.length + m];
        }
        for (int m = 0; m < COUNTS.length; m++) {
            long word = counts[cell * FLAG_WORDS + m / FLAGS_PER_WORD];
            row[COUNTS[m].ordinal()] = word >>> (COUNTER_BITS * (m % FLAGS_PER_WORD)) & 0xFFFF;
        }
        Arrays.fill(sums, cell * SUMS.length, (cell + 1) * SUMS.length, 0);
        Arrays.fill(whole, cell * WHOLE.length, (cell + 1) * WHOLE.length, 0);
        Arrays.fill(counts, cell * FLAG_WORDS, (cell + 1) * FLAG_WORDS, 0);
    }
}
