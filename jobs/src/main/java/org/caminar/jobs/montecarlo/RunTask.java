package org.caminar.jobs.montecarlo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.model.Units;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.Version;

/** What a Spark task does: it runs the replicate of an index, and turns its result, or its error, into rows. */
final class RunTask implements Function<Integer, RunRows> {
    private static final long serialVersionUID = 1L;

    private final String resolved;
    private final RunKey[] keys;
    private final String[] regions;
    private final long seed;
    private final String digest;
    private final Replicator replicator;
    private final LongAccumulator done;
    private final LongAccumulator failed;

    RunTask(
            Design design,
            String resolved,
            String digest,
            List<RunKey> keys,
            Replicator replicator,
            LongAccumulator done,
            LongAccumulator failed) {
        this.resolved = resolved;
        this.keys = keys.toArray(RunKey[]::new);
        this.regions = design.country().regions().stream().map(r -> r.name()).toArray(String[]::new);
        this.seed = design.experiment().seed();
        this.digest = digest;
        this.replicator = replicator;
        this.done = done;
        this.failed = failed;
    }

    @Override
    public RunRows call(Integer index) {
        RunKey key = keys[index];
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        try {
            RunResult result = replicator.run(resolved, key.scenario(), key.replicate());
            double seconds = (System.nanoTime() - start) * 1e-9;
            RunRows rows = new RunRows(
                    run(key, null, result, seconds, startedAt),
                    outcomes(key, result),
                    groups(key, result),
                    fingerprints(key, result));
            done.add(1);
            return rows;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failed.add(1);
            done.add(1);
            double seconds = (System.nanoTime() - start) * 1e-9;
            Object[][] none = new Object[0][];
            return new RunRows(run(key, e, null, seconds, startedAt), none, none, none);
        }
    }

    private Object[] run(RunKey key, Throwable error, RunResult result, double seconds, Instant startedAt) {
        return new Object[] {
            key.scenario(),
            key.replicate(),
            result == null ? Ledger.FAILED : Ledger.SUCCEEDED,
            error == null ? null : describe(error),
            seed,
            result == null ? null : result.firms(),
            result == null ? null : result.firmSteps(),
            seconds,
            result == null ? null : HexFormat.of().toHexDigits(result.stateHash()),
            System.getProperty("java.version"),
            Version.CAMINAR,
            Timestamp.from(startedAt),
            digest
        };
    }

    /** Class and message of an error and of what caused it. */
    private static String describe(Throwable error) {
        StringBuilder text =
                new StringBuilder(error.getClass().getName()).append(": ").append(error.getMessage());
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; caused by ")
                    .append(cause.getClass().getName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return text.toString();
    }

    private static Object[][] outcomes(RunKey key, RunResult result) {
        List<Object[]> rows = new ArrayList<>();
        Indicator[] indicators = Indicator.values();
        for (Observation observation : result.observations()) {
            Object[] row = start(key, observation.quarter(), 4 + indicators.length);
            for (int i = 0; i < indicators.length; i++) {
                row[4 + i] = orNull(observation.values()[indicators[i].ordinal()]);
            }
            rows.add(row);
        }
        return rows.toArray(Object[][]::new);
    }

    private static Object[][] groups(RunKey key, RunResult result) {
        List<Object[]> rows = new ArrayList<>();
        List<Indicator> indicators = Tables.GROUPED;
        for (Observation observation : result.observations()) {
            for (Observation.Group group : observation.groups()) {
                Object[] row = start(key, observation.quarter(), 6 + indicators.size());
                row[4] = group.kind().code();
                row[5] = group.name();
                for (int i = 0; i < indicators.size(); i++) {
                    row[6 + i] = orNull(group.values()[indicators.get(i).ordinal()]);
                }
                rows.add(row);
            }
        }
        return rows.toArray(Object[][]::new);
    }

    private Object[][] fingerprints(RunKey key, RunResult result) {
        List<Object[]> rows = new ArrayList<>();
        for (RunResult.Fingerprint fingerprint : result.hashes()) {
            rows.add(fingerprint(key, fingerprint.quarter(), "nation", fingerprint.national()));
            for (int r = 0; r < regions.length; r++) {
                rows.add(fingerprint(
                        key, fingerprint.quarter(), regions[r], fingerprint.regions()[r]));
            }
        }
        return rows.toArray(Object[][]::new);
    }

    private static Object[] fingerprint(RunKey key, int quarter, String region, long hash) {
        Object[] row = start(key, quarter, 6);
        row[4] = region;
        row[5] = HexFormat.of().toHexDigits(hash);
        return row;
    }

    private static Object[] start(RunKey key, int quarter, int columns) {
        Object[] row = new Object[columns];
        row[0] = key.scenario();
        row[1] = key.replicate();
        row[2] = quarter;
        row[3] = quarter / (double) Units.QUARTERS_PER_YEAR;
        return row;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
