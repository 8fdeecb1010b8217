package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Parameters;
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

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final int cells;
    private final double[] sums;
    private final long[] whole;
    private final long[] counts;

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
        float requirement = (float) parameters.certification().requirement();
        for (int i = 0; i < firms.size; i++) {
            int status = firms.status[i];
            int stratum = i >= district.smes ? Stratum.ofSme(work.workers[i]).ordinal() : Stratum.LARGE.ordinal();
            int flags = flags(firms, district, i, work.processScore[i] >= requirement, process[i] >= requirement);
            int cell = Status.quartile(status) * Stratum.COUNT + stratum;
            add(cell, firms, district, i, flags, wage[i], codified[i], experiential[i], work);
            int programme = Status.programme(status);
            if (programme >= 0) {
                int second = (QUARTILES + programme) * Stratum.COUNT + stratum;
                add(second, firms, district, i, flags, wage[i], codified[i], experiential[i], work);
            }
            int inChain = (status >>> Status.SUPPLIER_BIT & 1) | (status >>> Status.EXPORTER_BIT & 1);
            firms.status[i] = (status & ~Status.WAS_IN_CHAIN) | (inChain << Status.WAS_IN_CHAIN_BIT);
        }
        for (int i = district.smes; i < firms.size; i++) {
            census.capability.add(firms.capability[i]);
            census.logProductivity.add(firms.logProductivity[i]);
        }
        flush(district);
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

    private int flags(FirmColumns firms, District district, int i, boolean meetsStandard, boolean aware) {
        int status = firms.status[i];
        int exporter = status >>> Status.EXPORTER_BIT & 1;
        int supplier = status >>> Status.SUPPLIER_BIT & 1;
        int certified = status >>> Status.CERTIFIED_BIT & 1;
        int inChain = exporter | supplier;
        int was = status >>> Status.WAS_IN_CHAIN_BIT & 1;
        int knows = aware ? 1 : 0;
        int bridged = ~firms.bridgingTies[0][i] >>> 31;
        int entrant = i >= district.smes && firms.age[i] < sinceLast ? 1 : 0;
        return 1
                | (exporter << 1)
                | (supplier << 2)
                | (inChain << 3)
                | (certified << 4)
                | ((meetsStandard ? 1 : 0) << 5)
                | (knows << 6)
                | ((knows & certified) << 7)
                | (bridged << 8)
                | ((-(status & Status.PROGRAMME) >>> 31) << 9)
                | ((status >>> Status.REACHED_BIT & 1) << 10)
                | (entrant << 11)
                | ((inChain & ~was) << 12)
                | ((~inChain & was) << 13);
    }

    private void add(
            int cell,
            FirmColumns firms,
            District district,
            int i,
            int flags,
            float wage,
            float codified,
            float experiential,
            Workspace work) {
        for (int word = 0; word < FLAG_WORDS; word++) {
            counts[cell * FLAG_WORDS + word] += SPREAD[flags >>> (FLAGS_PER_WORD * word) & (SPREAD.length - 1)];
        }
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
        if ((firms.status[i] & Status.EXPORTER) != 0) {
            Parameters.Exports exports = parameters.exports();
            sums[at + 3] += workers * productivity * (exports.intensityBase() + exports.intensityCapability() * q);
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
                int row = cell / Stratum.COUNT;
                if (row >= QUARTILES) {
                    join(census.group(GroupKind.PROGRAMME, row - QUARTILES), stratum, cell);
                } else {
                    join(Census.nation(), stratum, cell);
                    join(census.group(GroupKind.REGION, district.region), stratum, cell);
                    join(census.group(GroupKind.SECTOR, district.sector), stratum, cell);
                    if (stratum != Stratum.LARGE.ordinal()) {
                        join(census.group(GroupKind.INITIAL_QUARTILE, row), stratum, cell);
                    }
                }
            }
        }
        Arrays.fill(sums, 0);
        Arrays.fill(whole, 0);
        Arrays.fill(counts, 0);
    }

    private void join(int group, int stratum, int cell) {
        for (int m = 0; m < SUMS.length; m++) {
            census.add(group, stratum, SUMS[m], SUMS[m].toFixed(sums[cell * SUMS.length + m]));
        }
        for (int m = 0; m < WHOLE.length; m++) {
            census.add(group, stratum, WHOLE[m], whole[cell * WHOLE.length + m]);
        }
        for (int m = 0; m < COUNTS.length; m++) {
            long word = counts[cell * FLAG_WORDS + m / FLAGS_PER_WORD];
            census.add(group, stratum, COUNTS[m], word >>> (COUNTER_BITS * (m % FLAGS_PER_WORD)) & 0xFFFF);
        }
    }
}
