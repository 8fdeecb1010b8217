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
    private static final int MEASURES = Measure.values().length;

    /** Marks of a firm for {@link CensusCells}: some have the place of the status. */
    private static final int OF_STATUS = Status.SUPPLIER | Status.EXPORTER | Status.CERTIFIED | Status.REACHED;

    private static final int IN_CHAIN = 1;
    private static final int CERTIFIED_AWARE_BIT = CensusCells.bit(Measure.CERTIFIED_AWARE);
    private static final int PARTICIPANT_BIT = CensusCells.bit(Measure.PARTICIPANTS);
    private static final int CHAIN_ENTRANT_BIT = CensusCells.bit(Measure.CHAIN_ENTRANTS);
    private static final int CHAIN_LEAVER_BIT = CensusCells.bit(Measure.CHAIN_LEAVERS);
    private static final int AWARE_BIT = CensusCells.bit(Measure.AWARE);
    private static final int MEETING_BIT = CensusCells.bit(Measure.MEETING_STANDARD);
    private static final int YOUNG_BIT = CensusCells.bit(Measure.ENTRANTS);
    private static final int[] TIE_BITS = {CensusCells.FIRST_TIE_BIT, CensusCells.SECOND_TIE_BIT};

    /** Places in a row of what only some firms have. */
    private static final int EXPORT_VALUE = Measure.EXPORT_VALUE.ordinal();

    private static final int PRODUCTS = Measure.PRODUCTS.ordinal();
    private static final int DESTINATIONS = Measure.DESTINATIONS.ordinal();
    private static final int CROSS_REGION_TIES = Measure.CROSS_REGION_TIES.ordinal();

    /** Place of the quartile in the number of a cell. */
    private static final int QUARTILE_BIT = Integer.numberOfTrailingZeros(CensusCells.cell(1, 0));

    private static final float MEAN_OF_DOMAINS = 1f / Domain.COUNT;

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final int groups;
    private final CensusCells cells;
    private final long[] measures = new long[MEASURES];
    private final long[] ofDistrict = new long[Stratum.COUNT * MEASURES];

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
        this.groups = QUARTILES + programmes;
        this.cells = new CensusCells(groups);
    }

    /**
     * Counts a district and remembers who is in a value chain. The workspace holds its process scores, workers and labour productivity at
     * present.
     */
    void count(District district, Workspace work) {
        FirmColumns firms = district.firms;
        float[] wage = work.ownGain;
        Finance.wages(firms.size, parameters.finance(), logMean, work, wage);
        float[] codified = work.ownGap;
        float[] experiential = work.peerGap;
        float[] process = work.reach;
        Lanes.BEST.addColumns(firms.codified, Domain.COUNT, firms.size, codified, firms.size);
        processMeans(firms, process);
        Lanes.BEST.addColumns(firms.experiential, Domain.COUNT, firms.size, experiential, firms.size);
        classify(district, work);
        mark(district, process, work);
        countCrossRegionTies(district, work.drawn);
        fillRows(firms, wage, codified, experiential, work.drawn, work);
        setExports(firms, work);
        listAll(work.selected, firms.size);
        cells.add(work.selected, work.cells, firms.size, work.rows, work.flags, firms.cash);
        countParticipants(district, work);
        census.capability.add(firms.capability, district.firstSme, firms.size);
        census.logProductivity.add(work.logProductivity, district.firstSme, firms.size);
        flush(district);
    }

    /** Completes the census. */
    void finish() {
        census.addUpRegions();
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
        Arrays.fill(cell, 0, size, 0);
        Lanes.BEST.flipBits(status, Status.QUARTILE_SHIFT - QUARTILE_BIT, (QUARTILES - 1) << QUARTILE_BIT, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MICRO.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.SMALL.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MEDIUM.below(), 1, cell, size);
        Arrays.fill(cell, 0, district.firstSme, Stratum.LARGE.ordinal());
    }

    /** Writes every firm's flags, and remembers who is in a value chain: loops without branches, which half of the firms would take. */
    private void mark(District district, float[] process, Workspace work) {
        FirmColumns firms = district.firms;
        int size = firms.size;
        int[] flags = work.flags;
        float requirement = (float) parameters.certification().requirement();
        int tied = 0;
        for (int tie = 0; tie < firms.bridgingTies.length; tie++) {
            tied |= 1 << TIE_BITS[tie];
        }
        Arrays.fill(flags, 0, size, 1 << CensusCells.FIRM_BIT | tied);
        for (int tie = 0; tie < firms.bridgingTies.length; tie++) {
            // NOBODY has all bits set.
            Lanes.BEST.flipBits(
                    firms.bridgingTies[tie], Integer.SIZE - 1 - TIE_BITS[tie], 1 << TIE_BITS[tie], flags, size);
        }
        Lanes.BEST.countAtLeast(process, requirement, 1 << AWARE_BIT, flags, size);
        Lanes.BEST.countAtLeast(work.processScore, requirement, 1 << MEETING_BIT, flags, size);
        Lanes.BEST.countBelow(
                firms.status, Status.AGE_SHIFT, sinceLast, 1 << YOUNG_BIT, flags, district.firstSme, size);
        markStatus(firms.status, flags, size);
        markChains(firms.status, flags, size);
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

    private static void markChains(int[] status, int[] flags, int size) {
        for (int i = 0; i < size; i++) {
            int changed = (flags[i] ^ status[i] >>> Status.WAS_IN_CHAIN_BIT) & IN_CHAIN;
            flags[i] |= ((changed & flags[i]) << CHAIN_ENTRANT_BIT) | ((changed & ~flags[i]) << CHAIN_LEAVER_BIT);
        }
        for (int i = 0; i < size; i++) {
            status[i] = (status[i] & ~Status.WAS_IN_CHAIN) | ((flags[i] & IN_CHAIN) << Status.WAS_IN_CHAIN_BIT);
        }
    }

    /** Writes the rows of all firms: the numbers in the order of {@link Measure}. */
    private static void fillRows(
            FirmColumns firms,
            float[] wage,
            float[] codified,
            float[] experiential,
            int[] crossRegionTies,
            Workspace work) {
        float[] rows = work.rows;
        for (int i = 0; i < firms.size; i++) {
            int at = i * Lanes.ROW;
            float workers = work.workers[i];
            float productivity = work.productivity[i];
            float q = firms.capability[i];
            rows[at] = workers;
            rows[at + 1] = workers * productivity;
            rows[at + 2] = workers * wage[i];
            rows[at + EXPORT_VALUE] = 0;
            rows[at + 4] = q;
            rows[at + 5] = q * q;
            rows[at + 6] = work.processScore[i];
            rows[at + 7] = codified[i] * MEAN_OF_DOMAINS;
            rows[at + 8] = experiential[i] * MEAN_OF_DOMAINS;
            rows[at + 9] = firms.technology[i];
            rows[at + 10] = productivity;
            rows[at + 11] = productivity * work.logProductivity[i];
            rows[at + 12] = Long.bitCount(firms.origins[i]);
            rows[at + PRODUCTS] = 0;
            rows[at + DESTINATIONS] = 0;
            rows[at + CROSS_REGION_TIES] = crossRegionTies[i];
        }
    }

    /** Writes what only exporters have to their rows. */
    private void setExports(FirmColumns firms, Workspace work) {
        Parameters.Exports exports = parameters.exports();
        float[] rows = work.rows;
        int[] exporters = work.selected;
        int count = Lanes.BEST.select(firms.status, 0, Status.EXPORTER, 0, firms.size, exporters);
        for (int c = 0; c < count; c++) {
            int i = exporters[c];
            int at = i * Lanes.ROW;
            double intensity = exports.intensityBase() + exports.intensityCapability() * firms.capability[i];
            rows[at + EXPORT_VALUE] = (float) ((double) work.workers[i] * work.productivity[i] * intensity);
            rows[at + PRODUCTS] = firms.products[i] & 0xFF;
            rows[at + DESTINATIONS] = firms.destinations[i] & 0xFF;
        }
    }

    private static void listAll(int[] list, int size) {
        for (int i = 0; i < size; i++) {
            list[i] = i;
        }
    }

    /** Counts participants once more, by programme. */
    private void countParticipants(District district, Workspace work) {
        FirmColumns firms = district.firms;
        int[] cell = work.drawn;
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            int group = QUARTILES + Status.programme(firms.status[i]);
            cell[c] = CensusCells.cell(group, CensusCells.stratum(work.cells[i]));
        }
        cells.add(district.participants, cell, district.participantCount, work.rows, work.flags, firms.cash);
    }

    /** Counts every firm's bridging ties to other regions, whose firms come before or after the own one's. */
    private void countCrossRegionTies(District district, int[] ties) {
        int first = layout.firstFirmOfRegion(district.region);
        int last = layout.firstFirmOfRegion(district.region + 1) - 1;
        Arrays.fill(ties, 0, district.size(), 0);
        for (int[] partners : district.firms.bridgingTies) {
            addOutside(partners, first, last, ties);
        }
    }

    /** Adds 1 where a partner is not from first to last; nobody has a negative number. */
    private static void addOutside(int[] partners, int first, int last, int[] ties) {
        for (int i = 0; i < partners.length; i++) {
            ties[i] += (((partners[i] - first) | (last - partners[i])) & ~partners[i]) >>> 31;
        }
    }

    /** Adds the cells to the census and empties them. */
    private void flush(District district) {
        Arrays.fill(ofDistrict, 0);
        for (int group = 0; group < groups; group++) {
            for (int stratum = 0; stratum < Stratum.COUNT; stratum++) {
                int cell = CensusCells.cell(group, stratum);
                if (!cells.isEmpty(cell)) {
                    cells.take(cell, measures);
                    add(group, stratum);
                }
            }
        }
        census.add(census.group(GroupKind.REGION, district.region), 0, ofDistrict);
        census.add(census.group(GroupKind.SECTOR, district.sector), 0, ofDistrict);
    }

    private void add(int group, int stratum) {
        if (group >= QUARTILES) {
            census.add(census.group(GroupKind.PROGRAMME, group - QUARTILES), stratum, measures);
            return;
        }
        for (int m = 0; m < MEASURES; m++) {
            ofDistrict[stratum * MEASURES + m] += measures[m];
        }
        if (stratum != Stratum.LARGE.ordinal()) {
            census.add(census.group(GroupKind.INITIAL_QUARTILE, group), stratum, measures);
        }
    }
}
