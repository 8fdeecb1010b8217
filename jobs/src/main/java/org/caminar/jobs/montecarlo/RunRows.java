package org.caminar.jobs.montecarlo;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.model.Units;
import org.caminar.jobs.dataset.Cells;
import org.caminar.jobs.dataset.TableFile;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;

/**
 * The rows of one run for every table of a sweep, in few arrays, so that they are quickly serialised. A plain class and not a record,
 * since the Kryo of Spark cannot write records.
 */
final class RunRows {
    private static final int GROUP_VALUES = Tables.GROUPED.size();

    private static final String[] KINDS =
            Arrays.stream(GroupKind.values()).map(GroupKind::code).toArray(String[]::new);

    private final RunFacts facts;
    private final int[] quarters;
    private final double[][] outcomes;
    private final int[] groupQuarters;
    private final int[] groupKinds;

    /** A row's number of its name in {@link #names}. */
    private final int[] groupNames;

    private final String[] names;

    /** Grouped indicators of all rows, one row after another. */
    private final double[] groupValues;

    private final int[] hashQuarters;
    private final long[] nationalHashes;
    private final long[][] regionHashes;
    private final String[] regions;

    private RunRows(
            RunFacts facts, List<Observation> observations, List<RunResult.Fingerprint> hashes, String[] regions) {
        this.facts = facts;
        this.regions = regions;
        this.quarters = observations.stream().mapToInt(Observation::quarter).toArray();
        this.outcomes = observations.stream().map(Observation::values).toArray(double[][]::new);
        int count = observations.stream().mapToInt(o -> o.groups().size()).sum();
        this.groupQuarters = new int[count];
        this.groupKinds = new int[count];
        this.groupNames = new int[count];
        this.groupValues = new double[count * GROUP_VALUES];
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int row = 0;
        for (Observation observation : observations) {
            for (Observation.Group group : observation.groups()) {
                groupQuarters[row] = observation.quarter();
                groupKinds[row] = group.kind().ordinal();
                groupNames[row] = numbers.computeIfAbsent(group.name(), name -> numbers.size());
                copyGrouped(group.values(), row);
                row++;
            }
        }
        this.names = numbers.keySet().toArray(String[]::new);
        this.hashQuarters =
                hashes.stream().mapToInt(RunResult.Fingerprint::quarter).toArray();
        this.nationalHashes =
                hashes.stream().mapToLong(RunResult.Fingerprint::national).toArray();
        this.regionHashes = hashes.stream().map(RunResult.Fingerprint::regions).toArray(long[][]::new);
    }

    private void copyGrouped(double[] values, int row) {
        for (int i = 0; i < GROUP_VALUES; i++) {
            groupValues[row * GROUP_VALUES + i] = values[Tables.GROUPED.get(i).ordinal()];
        }
    }

    /** Of a run that succeeded; {@code regions} are the names of the regions in the profile's order. */
    static RunRows of(RunFacts facts, RunResult result, String[] regions) {
        return new RunRows(facts, result.observations(), result.hashes(), regions);
    }

    /** Of a run that failed: its row in the ledger. */
    static RunRows failed(RunFacts facts) {
        return new RunRows(facts, List.of(), List.of(), new String[0]);
    }

    /** Writes its rows of a table of a sweep. */
    void write(TableSchema table, TableFile file) throws IOException {
        switch (table.name()) {
            case "runs" -> {
                facts.fill(file.cells());
                file.writeRow();
            }
            case "outcomes" -> writeOutcomes(file);
            case "groups" -> writeGroups(file);
            case "fingerprints" -> writeFingerprints(file);
            default -> throw new IllegalArgumentException("table must be one of a sweep's but was " + table.name());
        }
    }

    private void writeOutcomes(TableFile file) throws IOException {
        for (int row = 0; row < quarters.length; row++) {
            Cells cells = start(file, quarters[row]);
            for (Indicator indicator : Indicator.values()) {
                cells.number(outcomes[row][indicator.ordinal()]);
            }
            file.writeRow();
        }
    }

    private void writeGroups(TableFile file) throws IOException {
        for (int row = 0; row < groupKinds.length; row++) {
            Cells cells =
                    start(file, groupQuarters[row]).text(KINDS[groupKinds[row]]).text(names[groupNames[row]]);
            for (int i = 0; i < GROUP_VALUES; i++) {
                cells.number(groupValues[row * GROUP_VALUES + i]);
            }
            file.writeRow();
        }
    }

    private void writeFingerprints(TableFile file) throws IOException {
        HexFormat hex = HexFormat.of();
        for (int row = 0; row < hashQuarters.length; row++) {
            start(file, hashQuarters[row]).text("nation").text(hex.toHexDigits(nationalHashes[row]));
            file.writeRow();
            for (int r = 0; r < regions.length; r++) {
                start(file, hashQuarters[row]).text(regions[r]).text(hex.toHexDigits(regionHashes[row][r]));
                file.writeRow();
            }
        }
    }

    private Cells start(TableFile file, int quarter) {
        return file.cells()
                .text(facts.scenario())
                .integer(facts.replicate())
                .integer(quarter)
                .number(quarter / (double) Units.QUARTERS_PER_YEAR);
    }
}
