package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Stratum;

/** Counts the firms of a district for the census. */
final class Enumerator {
    private static final int QUARTILES = 4;

    private final Parameters parameters;
    private final Layout layout;
    private final Census census;
    private final float logMean;
    private final int sinceLast;
    private final long[] values = new long[Measure.values().length];
    private final long[][] cells = new long[QUARTILES * Stratum.COUNT][Measure.values().length];

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
    }

    /** Counts a district, whose process scores stand in the workspace, and remembers who is in a value chain. */
    void count(District district, Workspace work) {
        FirmColumns firms = district.firms;
        for (int i = 0; i < firms.size; i++) {
            boolean sme = i >= district.smes;
            measure(firms, district, i, work.processScore[i]);
            int status = firms.status[i];
            Stratum present = sme ? Stratum.ofSme(FloatMath.exp(firms.logWorkers[i])) : Stratum.LARGE;
            int stratum = present.ordinal();
            long[] cell = cells[Status.quartile(status) * Stratum.COUNT + stratum];
            for (int m = 0; m < values.length; m++) {
                cell[m] += values[m];
            }
            int programme = Status.programme(status);
            if (programme >= 0) {
                census.add(census.group(GroupKind.PROGRAMME, programme), stratum, values);
            }
            if (sme) {
                census.capability.add(firms.capability[i]);
                census.logProductivity.add(firms.logProductivity[i]);
            }
            firms.status[i] =
                    (status & Status.IN_CHAIN) != 0 ? status | Status.WAS_IN_CHAIN : status & ~Status.WAS_IN_CHAIN;
        }
        flush(district);
    }

    private void flush(District district) {
        for (int c = 0; c < cells.length; c++) {
            int stratum = c % Stratum.COUNT;
            census.add(Census.nation(), stratum, cells[c]);
            census.add(census.group(GroupKind.REGION, district.region), stratum, cells[c]);
            census.add(census.group(GroupKind.SECTOR, district.sector), stratum, cells[c]);
            if (stratum != Stratum.LARGE.ordinal()) {
                census.add(census.group(GroupKind.INITIAL_QUARTILE, c / Stratum.COUNT), stratum, cells[c]);
            }
            java.util.Arrays.fill(cells[c], 0);
        }
    }

    private void measure(FirmColumns firms, District district, int i, float score) {
        int status = firms.status[i];
        boolean exporter = (status & Status.EXPORTER) != 0;
        boolean certified = (status & Status.CERTIFIED) != 0;
        boolean inChain = (status & Status.IN_CHAIN) != 0;
        boolean wasInChain = (status & Status.WAS_IN_CHAIN) != 0;
        boolean aware = processCodified(firms, i) >= parameters.certification().requirement();
        float workers = FloatMath.exp(firms.logWorkers[i]);
        float productivity = FloatMath.exp(firms.logProductivity[i]);
        double value = (double) workers * productivity;
        float q = firms.capability[i];
        Parameters.Exports exports = parameters.exports();
        set(Measure.FIRMS, true);
        set(Measure.WORKERS, FixedPoint.VALUE.of(workers));
        set(Measure.VALUE_ADDED, FixedPoint.VALUE.of(value));
        set(
                Measure.WAGES,
                FixedPoint.VALUE.of(
                        (double) workers * Finance.wage(firms.logProductivity[i], parameters.finance(), logMean)));
        set(
                Measure.EXPORT_VALUE,
                exporter
                        ? FixedPoint.VALUE.of(value * (exports.intensityBase() + exports.intensityCapability() * q))
                        : 0);
        set(Measure.EXPORTERS, exporter);
        set(Measure.SUPPLIERS, (status & Status.SUPPLIER) != 0);
        set(Measure.IN_CHAIN, inChain);
        set(Measure.CERTIFIED, certified);
        set(Measure.MEETING_STANDARD, score >= parameters.certification().requirement());
        set(Measure.AWARE, aware);
        set(Measure.CERTIFIED_AWARE, aware && certified);
        set(Measure.PRODUCTS, firms.products[i] & 0xFF);
        set(Measure.DESTINATIONS, firms.destinations[i] & 0xFF);
        set(Measure.CAPABILITY, FixedPoint.LEVEL.of(q));
        set(Measure.CAPABILITY_SQUARED, FixedPoint.LEVEL.of((double) q * q));
        set(Measure.PROCESS_SCORE, FixedPoint.LEVEL.of(score));
        set(Measure.CODIFIED, FixedPoint.LEVEL.of(Capability.mean(firms.codified, i)));
        set(Measure.EXPERIENTIAL, FixedPoint.LEVEL.of(Capability.mean(firms.experiential, i)));
        set(Measure.ORIGINS, Long.bitCount(firms.origins[i]));
        set(Measure.TECHNOLOGY, FixedPoint.LEVEL.of(firms.technology[i]));
        set(Measure.CASH, firms.cash[i]);
        set(Measure.PRODUCTIVITY, FixedPoint.LEVEL.of(productivity));
        set(Measure.PRODUCTIVITY_LOGARITHM, FixedPoint.LEVEL.of((double) productivity * firms.logProductivity[i]));
        set(Measure.BRIDGED, firms.bridgingTies[0][i] != FirmColumns.NOBODY);
        set(Measure.BRIDGING_TIES, firms.bridgingTieCount(i));
        set(Measure.CROSS_REGION_TIES, crossRegionTies(firms, district, i));
        set(Measure.PARTICIPANTS, (status & Status.PROGRAMME) != 0);
        set(Measure.REACHED, (status & Status.REACHED) != 0);
        set(Measure.ENTRANTS, i >= district.smes && firms.age[i] < sinceLast);
        set(Measure.CHAIN_ENTRANTS, inChain && !wasInChain);
        set(Measure.CHAIN_LEAVERS, !inChain && wasInChain);
    }

    private void set(Measure measure, long value) {
        values[measure.ordinal()] = value;
    }

    private void set(Measure measure, boolean holds) {
        values[measure.ordinal()] = holds ? 1 : 0;
    }

    private static float processCodified(FirmColumns firms, int i) {
        float sum = 0;
        for (int k = 0; k < Domain.PROCESS_COUNT; k++) {
            sum += firms.codified[k][i];
        }
        return sum / Domain.PROCESS_COUNT;
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
}
