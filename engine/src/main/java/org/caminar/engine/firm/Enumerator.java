package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.model.Stratum;

/** Counts the firms of a district for the census. */
final class Enumerator {
    private static final int MEASURES = Measure.values().length;

    /** Place of the quartile in the number of a cell. */
    private static final int QUARTILE_BIT = Integer.numberOfTrailingZeros(CensusCells.STRATA);

    /** Places in a row of what only some firms have. */
    private static final int EXPORT_VALUE = Measure.EXPORT_VALUE.ordinal();

    private static final int PRODUCTS = Measure.PRODUCTS.ordinal();
    private static final int DESTINATIONS = Measure.DESTINATIONS.ordinal();

    /** Bits of the units of a measure that a district may come to, either way, and with it each of its firms; and how many times as many a country. */
    private static final int UNIT_BITS = 52;

    private static final double SUM_OF_MOST = 0x1p12;

    private static final float MEAN_OF_DOMAINS = 1f / Domain.COUNT;

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final CensusCells cells;
    private final long[] measures = new long[MEASURES];

    /** What the cells of SMEs and of large firms held after the last district. */
    private final long[] smes = new long[MEASURES];

    private final long[] large = new long[MEASURES];

    /** Has its sign set for a measure whose sums were not exact. */
    private final long[] overflow = new long[MEASURES];

    /**
     * @param logMean ln Ā that the quarter began with, for wages
     * @param sinceLast quarters since the last observation
     */
    Enumerator(Parameters parameters, Layout layout, Census census, float logMean, int sinceLast) {
        this.parameters = parameters;
        this.layout = layout;
        this.census = census;
        this.logMean = logMean;
        this.sinceLast = sinceLast;
        this.cells = new CensusCells(census.count(GroupKind.PROGRAMME));
    }

    /**
     * Counts a district and remembers who is in a value chain. The workspace holds its process scores, workers and labour productivity at
     * present.
     */
    void count(District district, Workspace work) {
        FirmColumns firms = district.firms;
        Marks.write(district, layout, parameters.certification(), sinceLast, work);
        Finance.wages(firms.size, parameters.finance(), logMean, work, work.ownGain);
        Lanes.BEST.addColumns(firms.codified, Domain.COUNT, firms.room, work.ownGap, firms.size);
        Lanes.BEST.addColumns(firms.experiential, Domain.COUNT, firms.room, work.peerGap, firms.size);
        Lanes.BEST.fromFixed(firms.cash, FixedPoint.CASH.toDouble(1), work.value, firms.size);
        classify(district, work);
        classifyParticipants(district, work.drawn);
        addUp(district, work);
        report(district);
        Census.addSmes(firms.capability, district, census.capability, work);
        Census.addSmes(work.logProductivity, district, census.logProductivity, work);
    }

    /** Writes every firm's cell. */
    private static void classify(District district, Workspace work) {
        int[] status = district.firms.status;
        int[] cell = work.cells;
        int size = district.size();
        Arrays.fill(cell, 0, size, 0);
        Lanes.BEST.flipBits(
                status, Status.QUARTILE_SHIFT - QUARTILE_BIT, (Census.QUARTILES - 1) << QUARTILE_BIT, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MICRO.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.SMALL.below(), 1, cell, size);
        Lanes.BEST.countAtLeast(work.workers, (float) SizeClass.MEDIUM.below(), 1, cell, size);
        Arrays.fill(cell, 0, district.firstSme, CensusCells.LARGE);
    }

    /** Writes the second cell of participants. */
    private static void classifyParticipants(District district, int[] cell) {
        for (int c = 0; c < district.participantCount; c++) {
            cell[c] = CensusCells.FIRST_PROGRAMME + Status.programme(district.firms.status[district.participants[c]]);
        }
    }

    /** Rows are written and added up some at a time, so that they stay in the first level of cache. */
    private void addUp(District district, Workspace work) {
        int size = district.size();
        int participant = 0;
        for (int from = 0; from < size; from += Lanes.ROWS) {
            int to = Math.min(size, from + Lanes.ROWS);
            fillRows(district.firms, from, to, work);
            setExports(district.firms, from, to, work);
            cells.add(work.everyone, work.cells, from, to, work);
            int next = participant;
            while (next < district.participantCount && district.participants[next] < to) {
                next++;
            }
            cells.add(district.participants, work.drawn, participant, next, work);
            participant = next;
            if (to % CensusCells.BLOCK == 0 || to == size) {
                cells.drain();
            }
        }
    }

    /** Adds what a district has brought to its region and its sector. */
    private void report(District district) {
        addSince(smes, 0, CensusCells.LARGE);
        census.add(census.smes(GroupKind.REGION, district.region), measures, overflow);
        census.add(census.smes(GroupKind.SECTOR, district.sector), measures, overflow);
        addSince(large, CensusCells.LARGE, CensusCells.FIRST_PROGRAMME);
        census.add(census.large(GroupKind.REGION, district.region), measures, overflow);
        census.add(census.large(GroupKind.SECTOR, district.sector), measures, overflow);
    }

    /** Writes what was added to the cells [from, to) since they held what was noted {@code before}, and notes what they hold now. */
    private void addSince(long[] before, int from, int to) {
        cells.write(from, to, measures);
        for (int m = 0; m < MEASURES; m++) {
            long now = measures[m];
            long added = now - before[m];
            // Beyond FixedPoint.MOST_SHIFTED, either way, bits stand above the lower 52; of these, the negative has its
            // sign set.
            overflow[m] |= ((now ^ before[m]) & (now ^ added)) | -((added + FixedPoint.MOST_SHIFTED) >>> UNIT_BITS);
            before[m] = now;
            measures[m] = added;
        }
    }

    /** Writes the rows of the firms in [from, to): the numbers in the order of {@link Measure}. */
    private static void fillRows(FirmColumns firms, int from, int to, Workspace work) {
        float[] rows = work.rows;
        float[] wage = work.ownGain;
        float[] codified = work.ownGap;
        float[] experiential = work.peerGap;
        float[] cash = work.value;
        for (int i = from; i < to; i++) {
            int at = (i - from) * Lanes.ROW;
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
            rows[at + 12] = cash[i];
            rows[at + 13] = Long.bitCount(firms.origins[i]);
            rows[at + PRODUCTS] = 0;
            rows[at + DESTINATIONS] = 0;
        }
    }

    /** Writes what only exporters have to their rows. */
    private void setExports(FirmColumns firms, int from, int to, Workspace work) {
        Parameters.Exports exports = parameters.exports();
        float[] rows = work.rows;
        int[] exporters = work.selected;
        int count = Lanes.BEST.select(firms.status, 0, Status.EXPORTER, from, to, exporters);
        for (int c = 0; c < count; c++) {
            int i = exporters[c];
            int at = (i - from) * Lanes.ROW;
            double intensity = exports.intensityBase() + exports.intensityCapability() * firms.capability[i];
            rows[at + EXPORT_VALUE] = (float) ((double) work.workers[i] * work.productivity[i] * intensity);
            rows[at + PRODUCTS] = firms.products[i] & 0xFF;
            rows[at + DESTINATIONS] = firms.destinations[i] & 0xFF;
        }
    }

    /** Adds the groups of the nation to the census, once all districts are counted. */
    void close() {
        for (int cell = 0; cell < CensusCells.LARGE; cell++) {
            cells.write(cell, cell + 1, measures);
            census.add(census.smes(GroupKind.SIZE_CLASS, cell % CensusCells.STRATA), measures, overflow);
            census.add(census.smes(GroupKind.INITIAL_QUARTILE, cell / CensusCells.STRATA), measures, overflow);
        }
        census.add(census.smes(GroupKind.SIZE_CLASS, Stratum.LARGE.ordinal()), large, overflow);
        for (int p = 0; p < census.count(GroupKind.PROGRAMME); p++) {
            int cell = CensusCells.FIRST_PROGRAMME + p;
            cells.write(cell, cell + 1, measures);
            census.add(census.smes(GroupKind.PROGRAMME, p), measures, overflow);
        }
        for (int m = 0; m < MEASURES; m++) {
            if (overflow[m] < 0) {
                double most = Measure.values()[m].unit.toDouble(FixedPoint.MOST_SHIFTED);
                throw new ArithmeticException("sum of " + Measure.values()[m] + " must be below " + most
                        + " in a district and below " + SUM_OF_MOST * most + " in a country: " + Accounts.OUT_OF_RANGE);
            }
        }
    }
}
