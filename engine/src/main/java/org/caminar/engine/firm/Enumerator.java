package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.model.Stratum;

/**
 * Counts the firms of a district for the census. Firms are added up by cells, a quartile and a stratum, participants also by
 * programme and stratum, and cells are rounded once when they join the census.
 */
final class Enumerator {
    private static final int QUARTILES = 4;

    /** Bits of a firm's flags: those of {@link CensusCells}, some of which have the place of the status, then what its row counts. */
    private static final int OF_STATUS = Status.SUPPLIER | Status.EXPORTER | Status.CERTIFIED | Status.REACHED;

    private static final int IN_CHAIN = 1;
    private static final int CERTIFIED_AWARE_BIT = 1;
    private static final int BRIDGED_BIT = 2;
    private static final int PARTICIPANT_BIT = 4;
    private static final int CHAIN_ENTRANT_BIT = 8;
    private static final int CHAIN_LEAVER_BIT = 9;
    private static final int IN_CELLS = (1 << 10) - 1;
    private static final int AWARE_BIT = 10;
    private static final int MEETING_BIT = 11;
    private static final int YOUNG_BIT = 12;

    private static final float MEAN_OF_DOMAINS = 1f / Domain.COUNT;

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final int cellCount;
    private final CensusCells cells;
    private final long[] measures = new long[Measure.values().length];

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
        this.cellCount = (QUARTILES + programmes) * Stratum.COUNT;
        this.cells = new CensusCells(cellCount);
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
        Lanes.BEST.addColumns(firms.codified, Domain.COUNT, firms.size, codified, firms.size);
        processMeans(firms, process);
        Lanes.BEST.addColumns(firms.experiential, Domain.COUNT, firms.size, experiential, firms.size);
        classify(district, work);
        mark(district, process, work);
        fillRows(firms, wage, codified, experiential, work);
        int marked = selectMarked(firms.size, work);
        for (int c = 0; c < marked; c++) {
            int i = work.selected[c];
            setExportValue(firms, i, work);
            addMarks(work.cells[i], firms, district, i, work);
        }
        cells.addRows(work.rows, work.cells, firms.size);
        for (int i = 0; i < firms.size; i++) {
            cells.addCash(work.cells[i], firms.cash[i]);
        }
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            int cell = (QUARTILES + Status.programme(firms.status[i])) * Stratum.COUNT + work.cells[i] % Stratum.COUNT;
            cells.addRow(cell, work.rows, i);
            cells.addCash(cell, firms.cash[i]);
            addMarks(cell, firms, district, i, work);
        }
        for (int i = district.smes; i < firms.size; i++) {
            census.capability.add(firms.capability[i]);
            census.logProductivity.add(firms.logProductivity[i]);
        }
        flush(district);
    }

    /** Means of codified knowledge over the process domains, which come first. */
    private static void processMeans(FirmColumns firms, float[] mean) {
        Lanes.BEST.addColumns(firms.codified, Domain.PROCESS_COUNT, firms.size, mean, firms.size);
        for (int i = 0; i < firms.size; i++) {
            mean[i] *= 1f / Domain.PROCESS_COUNT;
        }
    }

    /** Writes every firm's cell. */
    private static void classify(District district, Workspace work) {
        int[] status = district.firms.status;
        int[] cell = work.cells;
        int size = district.size();
        for (int i = 0; i < size; i++) {
            cell[i] = (status[i] >>> Status.QUARTILE_SHIFT & 3) * Stratum.COUNT;
        }
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MICRO.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.SMALL.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MEDIUM.below(), 1, cell, size);
        Arrays.fill(cell, 0, district.smes, Stratum.LARGE.ordinal());
    }

    /**
     * Writes every firm's flags, and remembers who is in a value chain. Half of the firms go either way at each turn, hence no
     * branches, and loops over numbers of one kind, which the compiler turns into vectors.
     */
    private void mark(District district, float[] process, Workspace work) {
        int size = district.size();
        int[] flags = work.flags;
        float requirement = (float) parameters.certification().requirement();
        Arrays.fill(flags, 0, size, 0);
        Lanes.BEST.countAtLeast(process, requirement, 1 << AWARE_BIT, flags, size);
        Lanes.BEST.countAtLeast(work.processScore, requirement, 1 << MEETING_BIT, flags, size);
        markStatus(district.firms.status, flags, size);
        markTies(district.firms.bridgingTies[0], flags, size);
        markChains(district.firms.status, flags, size);
        short[] age = district.firms.age;
        for (int i = district.smes; i < size; i++) {
            flags[i] |= (age[i] - sinceLast) >>> 31 << YOUNG_BIT;
        }
    }

    private static void markStatus(int[] status, int[] flags, int size) {
        for (int i = 0; i < size; i++) {
            int inChain = (status[i] >>> Status.EXPORTER_BIT | status[i] >>> Status.SUPPLIER_BIT) & IN_CHAIN;
            flags[i] |= (status[i] & OF_STATUS) | inChain;
        }
        for (int i = 0; i < size; i++) {
            int participant = ((status[i] & Status.PROGRAMME) + Integer.MAX_VALUE) >>> 31;
            int both = flags[i] >>> AWARE_BIT & flags[i] >>> Status.CERTIFIED_BIT & 1;
            flags[i] |= (participant << PARTICIPANT_BIT) | (both << CERTIFIED_AWARE_BIT);
        }
    }

    private static void markTies(int[] ties, int[] flags, int size) {
        for (int i = 0; i < size; i++) {
            flags[i] |= (~ties[i] >>> 31) << BRIDGED_BIT;
        }
    }

    private static void markChains(int[] status, int[] flags, int size) {
        for (int i = 0; i < size; i++) {
            int changed = (flags[i] ^ status[i] >>> Status.WAS_IN_CHAIN_BIT) & IN_CHAIN;
            flags[i] |= ((changed & flags[i]) << CHAIN_ENTRANT_BIT) | ((changed & ~flags[i]) << CHAIN_LEAVER_BIT);
        }
        for (int i = 0; i < size; i++) {
            status[i] = (status[i] & ~Status.WAS_IN_CHAIN) | ((flags[i] & IN_CHAIN) << Status.WAS_IN_CHAIN_BIT);
        }
    }

    /** Writes the rows of all firms: the numbers in the order of {@link CensusCells}. */
    private static void fillRows(
            FirmColumns firms, float[] wage, float[] codified, float[] experiential, Workspace work) {
        float[] rows = work.rows;
        int[] flags = work.flags;
        for (int i = 0; i < firms.size; i++) {
            int at = i * Lanes.ROW;
            float workers = work.workers[i];
            float productivity = work.productivity[i];
            float q = firms.capability[i];
            rows[at] = workers;
            rows[at + 1] = workers * productivity;
            rows[at + 2] = workers * wage[i];
            rows[at + CensusCells.EXPORT_VALUE] = 0;
            rows[at + 4] = q;
            rows[at + 5] = q * q;
            rows[at + 6] = work.processScore[i];
            rows[at + 7] = codified[i] * MEAN_OF_DOMAINS;
            rows[at + 8] = experiential[i] * MEAN_OF_DOMAINS;
            rows[at + 9] = firms.technology[i];
            rows[at + 10] = productivity;
            rows[at + 11] = productivity * firms.logProductivity[i];
            rows[at + 12] = Long.bitCount(firms.origins[i]);
            rows[at + 13] = 1 + (flags[i] >>> YOUNG_BIT & 1) * CensusCells.SECOND;
            rows[at + 14] = (flags[i] >>> MEETING_BIT & 1) + (flags[i] >>> AWARE_BIT & 1) * CensusCells.SECOND;
        }
    }

    /** Selects the firms that have more to count than their row. */
    private static int selectMarked(int size, Workspace work) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            work.selected[count] = i;
            count += -(work.flags[i] & IN_CELLS) >>> 31;
        }
        return count;
    }

    private void setExportValue(FirmColumns firms, int i, Workspace work) {
        if ((firms.status[i] & Status.EXPORTER) != 0) {
            Parameters.Exports exports = parameters.exports();
            double intensity = exports.intensityBase() + exports.intensityCapability() * firms.capability[i];
            work.rows[i * Lanes.ROW + CensusCells.EXPORT_VALUE] =
                    (float) ((double) work.workers[i] * work.productivity[i] * intensity);
        }
    }

    private void addMarks(int cell, FirmColumns firms, District district, int i, Workspace work) {
        cells.addFlags(cell, work.flags[i] & IN_CELLS);
        if ((firms.status[i] & Status.EXPORTER) != 0) {
            cells.addExports(cell, firms.products[i] & 0xFF, firms.destinations[i] & 0xFF);
        }
        if (firms.bridgingTies[0][i] != FirmColumns.NOBODY) {
            cells.addTies(cell, firms.bridgingTieCount(i), crossRegionTies(firms, district, i));
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
        for (int cell = 0; cell < cellCount; cell++) {
            if (!cells.isEmpty(cell)) {
                int stratum = cell % Stratum.COUNT;
                int quartile = cell / Stratum.COUNT;
                cells.take(cell, measures);
                if (quartile >= QUARTILES) {
                    census.add(census.group(GroupKind.PROGRAMME, quartile - QUARTILES), stratum, measures);
                } else {
                    census.add(Census.nation(), stratum, measures);
                    census.add(census.group(GroupKind.REGION, district.region), stratum, measures);
                    census.add(census.group(GroupKind.SECTOR, district.sector), stratum, measures);
                    if (stratum != Stratum.LARGE.ordinal()) {
                        census.add(census.group(GroupKind.INITIAL_QUARTILE, quartile), stratum, measures);
                    }
                }
            }
        }
    }
}
