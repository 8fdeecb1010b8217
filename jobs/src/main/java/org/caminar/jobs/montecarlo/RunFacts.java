package org.caminar.jobs.montecarlo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.caminar.engine.api.RunResult;
import org.caminar.jobs.dataset.Cells;
import org.caminar.jobs.dataset.Version;

/** The row of one run in the ledger. A plain class, as {@link RunRows} is. */
final class RunFacts {
    private final String scenario;
    private final int replicate;
    private final String error;
    private final long seed;
    private final int firms;
    private final long firmSteps;
    private final long stateHash;
    private final double seconds;
    private final long startedMicros;
    private final String javaVersion;
    private final String caminarVersion;
    private final String digest;

    private RunFacts(
            RunKey key, String error, RunResult result, long seed, double seconds, Instant startedAt, String digest) {
        this.scenario = key.scenario();
        this.replicate = key.replicate();
        this.error = error;
        this.seed = seed;
        this.firms = result == null ? 0 : result.firms();
        this.firmSteps = result == null ? 0 : result.firmSteps();
        this.stateHash = result == null ? 0 : result.stateHash();
        this.seconds = seconds;
        this.startedMicros = ChronoUnit.MICROS.between(Instant.EPOCH, startedAt);
        this.javaVersion = System.getProperty("java.version");
        this.caminarVersion = Version.CAMINAR;
        this.digest = digest;
    }

    static RunFacts succeeded(
            RunKey key, RunResult result, long seed, double seconds, Instant startedAt, String digest) {
        return new RunFacts(key, null, result, seed, seconds, startedAt, digest);
    }

    static RunFacts failed(RunKey key, String error, long seed, double seconds, Instant startedAt, String digest) {
        return new RunFacts(key, error, null, seed, seconds, startedAt, digest);
    }

    String scenario() {
        return scenario;
    }

    int replicate() {
        return replicate;
    }

    void fill(Cells cells) {
        cells.text(scenario).integer(replicate);
        if (error == null) {
            cells.text(Ledger.SUCCEEDED).none().integer(seed).integer(firms).integer(firmSteps);
            cells.number(seconds).text(HexFormat.of().toHexDigits(stateHash));
        } else {
            cells.text(Ledger.FAILED).text(error).integer(seed).none().none();
            cells.number(seconds).none();
        }
        cells.text(javaVersion).text(caminarVersion).integer(startedMicros).text(digest);
    }
}
