package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: a sweep leaves a consistent directory, whatever happens, and can be continued. */
class SweepTest {
    @TempDir
    Path temp;

    private static final Design DESIGN = FakeSweep.design(4, "baseline", "credit", "bridging");

    @Test
    void writesEveryRunOnce() {
        SweepResult result = sweep(DESIGN).run();

        assertThat(result.done()).isEqualTo(12);
        assertThat(result.succeeded()).isEqualTo(12);
        assertThat(result.failed()).isZero();
        assertThat(count(Tables.RUNS)).isEqualTo(12);
        assertThat(count(Tables.OUTCOMES)).isEqualTo(12 * 3);
        assertThat(count(Tables.GROUPS)).isEqualTo(12 * 3 * 2);
        assertThat(count(Tables.FINGERPRINTS)).isEqualTo(12 * 3 * 3);
        assertThat(directory().staging().exists()).isFalse();
        Manifest manifest = Manifest.find(directory()).orElseThrow();
        assertThat(manifest.runs()).isEqualTo(new Manifest.Counts(12, 12, 0));
        assertThat(manifest.finishedAt()).isNotNull();
    }

    @Test
    void holdsWhatTheEngineObservedWithNullForUndefined() {
        sweep(DESIGN).run();

        Row row = SharedSpark.session()
                .read()
                .parquet(directory().table(Tables.OUTCOMES).uri())
                .filter("scenario = 'credit' AND replicate = 3 AND quarter = 8")
                .first();
        Observation observation =
                FakeSweep.simulate("", "credit", 3).observations().get(2);
        assertThat(row.<Double>getAs("gdp")).isEqualTo(observation.values()[Indicator.GDP.ordinal()]);
        assertThat(row.<Double>getAs("year")).isEqualTo(2.0);
        assertThat(row.<Object>getAs("suppliers_per_exporter")).isNull();
    }

    @Test
    void leavesOnlyDataFilesInTables() throws IOException {
        sweep(DESIGN).run();

        for (TableSchema table : Tables.SWEEP) {
            try (var files = Files.list(temp.resolve("out").resolve(table.directory()))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .allMatch(name -> name.matches("wave-0000-part-\\d{5}\\.parquet"));
            }
        }
    }

    @Test
    void recordsAFailedReplicateAndGoesOn() {
        SweepResult result =
                FakeSweep.of(temp.resolve("out"), DESIGN, failOn("credit", 1)).run();

        assertThat(result.succeeded()).isEqualTo(11);
        assertThat(result.failed()).isEqualTo(1);
        Row row = SharedSpark.session()
                .read()
                .parquet(directory().table(Tables.RUNS).uri())
                .filter("status = 'failed'")
                .first();
        assertThat(row.<String>getAs("scenario")).isEqualTo("credit");
        assertThat(row.<Integer>getAs("replicate")).isEqualTo(1);
        assertThat(row.<String>getAs("error"))
                .isEqualTo("java.lang.IllegalStateException: workers must be positive but was -1;"
                        + " caused by java.lang.ArithmeticException: overflow");
        assertThat(row.<Object>getAs("state_hash")).isNull();
    }

    @Test
    void resumeKeepsFailedRunsAndRetryFailedReplacesThem() {
        FakeSweep.of(temp.resolve("out"), DESIGN, failOn("credit", 1)).run();

        SweepResult resumed = sweep(DESIGN).mode(SweepMode.RESUME).run();
        assertThat(resumed.done()).isZero();
        assertThat(resumed.failed()).isEqualTo(1);

        SweepResult retried = sweep(DESIGN).mode(SweepMode.RETRY_FAILED).run();
        assertThat(retried.done()).isEqualTo(1);
        assertThat(retried.failed()).isZero();
        assertThat(count(Tables.RUNS)).isEqualTo(12);
        assertThat(count(Tables.OUTCOMES)).isEqualTo(36);
    }

    @Test
    void extendsReplicatesAndScenarios() {
        sweep(FakeSweep.design(2, "baseline", "credit")).run();

        SweepResult result = sweep(FakeSweep.design(3, "baseline", "credit", "bridging"))
                .mode(SweepMode.RESUME)
                .run();

        assertThat(result.skipped()).isEqualTo(4);
        assertThat(result.done()).isEqualTo(5);
        assertThat(count(Tables.RUNS)).isEqualTo(9);
        assertThat(digests()).hasSize(1);
    }

    @Test
    void recoversFromACrashThatLeftStagingAndHalfAPublishedWave() throws IOException {
        sweep(FakeSweep.design(2, "baseline", "credit", "bridging")).run();
        // As if the process had died while it published wave 1, before the ledger's file.
        Path outcomes = temp.resolve("out").resolve(Tables.OUTCOMES.directory());
        Files.copy(outcomes.resolve("wave-0000-part-00000.parquet"), outcomes.resolve("wave-0001-part-00000.parquet"));
        Path staged = Files.createDirectories(temp.resolve("out/.staging/wave-0001/groups"));
        Files.writeString(staged.resolve("part-0.parquet"), "torn");

        SweepResult result = sweep(DESIGN).mode(SweepMode.RESUME).run();

        assertThat(result.skipped()).isEqualTo(6);
        assertThat(count(Tables.RUNS)).isEqualTo(12);
        assertThat(count(Tables.OUTCOMES)).isEqualTo(36);
        assertThat(directory().staging().exists()).isFalse();
    }

    @Test
    void aResumedSweepEqualsOneThatWasNeverInterrupted() {
        sweep(FakeSweep.design(1, "baseline", "credit", "bridging")).run();
        sweep(DESIGN).mode(SweepMode.RESUME).run();
        ResultDirectory whole = new ResultDirectory(temp.resolve("whole"));
        FakeSweep.of(temp.resolve("whole"), DESIGN, FakeSweep::simulate).run();

        for (TableSchema table : List.of(Tables.OUTCOMES, Tables.GROUPS, Tables.FINGERPRINTS)) {
            assertThat(sorted(directory(), table)).isEqualTo(sorted(whole, table));
        }
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() {
        sweep(DESIGN).run();

        assertThatThrownBy(() -> sweep(DESIGN).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--resume")
                .hasMessageContaining("--force");
    }

    @Test
    void refusesToContinueAnotherExperimentNamingTheKey() {
        sweep(DESIGN).run();

        assertThatThrownBy(() -> sweep(FakeSweep.withSeed(DESIGN, 43))
                        .mode(SweepMode.RESUME)
                        .run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("experiment.seed was 42 and is now 43");
        assertThatThrownBy(() -> sweep(FakeSweep.design(3, "baseline", "credit", "bridging"))
                        .mode(SweepMode.RESUME)
                        .run())
                .hasMessageContaining("experiment.replicates must be at least 4 as in the directory but was 3");
        assertThatThrownBy(() -> sweep(FakeSweep.design(4, "baseline", "credit"))
                        .mode(SweepMode.RESUME)
                        .run())
                .hasMessageContaining("scenario bridging is in the directory but not in the request");
    }

    @Test
    void refusesToContinueWhatAnotherModelBegan() throws IOException {
        sweep(DESIGN).run();
        Path manifest = temp.resolve("out/manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("\"model_version\" : \\d+", "\"model_version\" : 0"));

        assertThatThrownBy(() -> sweep(DESIGN).mode(SweepMode.RESUME).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was begun with version 0 of the model");
        assertThat(sweep(DESIGN).mode(SweepMode.REPLACE).run().done()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"'{', line 1", "'{\"baseline\" : \"b\",\n \"scenarios\" : []}', platform is missing"})
    void refusesAManifestThatItDoesNotUnderstand(String text, String reason) throws IOException {
        Path manifest = Files.createDirectories(temp.resolve("out")).resolve("manifest.json");
        Files.writeString(manifest, text);

        for (SweepMode mode : List.of(SweepMode.RESUME, SweepMode.REPLACE)) {
            assertThatThrownBy(() -> sweep(DESIGN).mode(mode).run())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("cannot understand")
                    .hasMessageContaining("manifest.json")
                    .hasMessageContaining(reason)
                    .hasMessageContaining("take another directory");
        }
        assertThat(manifest).hasContent(text);
    }

    @Test
    void namesEveryDifferenceToTheOtherExperiment() {
        sweep(DESIGN).run();

        assertThatThrownBy(() -> sweep(FakeSweep.withSeed(FakeSweep.design(3, "baseline", "credit"), 43))
                        .mode(SweepMode.RESUME)
                        .run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("experiment.replicates must be at least 4 as in the directory but was 3;"
                        + " scenario bridging is in the directory but not in the request;"
                        + " experiment.seed was 42 and is now 43");
    }

    @Test
    void startsWhereAnotherWasKilledBeforeItPublishedAnything() throws IOException {
        Path out = Files.createDirectories(temp.resolve("out"));
        Files.writeString(out.resolve(".lock"), "");
        Files.writeString(out.resolve(".manifest.json.draft"), "{");
        Files.createDirectories(out.resolve(".staging/wave-0000"));

        assertThat(sweep(DESIGN).run().done()).isEqualTo(12);
    }

    @Test
    void retriesEvenWhenEveryRunHadFailed() {
        FakeSweep.of(temp.resolve("out"), DESIGN, SweepTest::fail).run();

        SweepResult result = sweep(DESIGN).mode(SweepMode.RETRY_FAILED).run();

        assertThat(result.done()).isEqualTo(12);
        assertThat(result.succeeded()).isEqualTo(12);
        assertThat(count(Tables.RUNS)).isEqualTo(12);
    }

    @Test
    void nobodyElseWorksInADirectoryMeanwhile() {
        sweep(DESIGN).run();
        try (DirectoryLock lock = DirectoryLock.acquire(directory())) {
            lock.requireHeld();
            assertThatThrownBy(() -> sweep(DESIGN).mode(SweepMode.RESUME).run())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("is in use by another caminar");
        }
        assertThat(sweep(DESIGN).mode(SweepMode.RESUME).run().done()).isZero();
    }

    @Test
    void forceDeletesOnlyWhatASweepWrote() throws IOException {
        Path foreign = Files.createDirectories(temp.resolve("out"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");

        assertThatThrownBy(() -> sweep(DESIGN).mode(SweepMode.REPLACE).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("manifest.json");
        assertThat(foreign.resolve("thesis.tex")).exists();

        Files.delete(foreign.resolve("thesis.tex"));
        sweep(FakeSweep.withSeed(DESIGN, 43)).run();
        assertThat(sweep(DESIGN).mode(SweepMode.REPLACE).run().done()).isEqualTo(12);
        assertThat(digests()).hasSize(1);
    }

    private Sweep sweep(Design design) {
        return FakeSweep.of(temp.resolve("out"), design, FakeSweep::simulate);
    }

    private ResultDirectory directory() {
        return new ResultDirectory(temp.resolve("out"));
    }

    private long count(TableSchema table) {
        return directory().requireTable(SharedSpark.session(), table).count();
    }

    private List<Row> digests() {
        return directory()
                .requireTable(SharedSpark.session(), Tables.RUNS)
                .select("experiment_digest")
                .distinct()
                .collectAsList();
    }

    private static List<Row> sorted(ResultDirectory directory, TableSchema table) {
        return directory
                .requireTable(SharedSpark.session(), table)
                .orderBy(table.key().stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList();
    }

    private static RunResult fail(String resolved, String scenario, int replicate) {
        throw new IllegalStateException("no luck with " + scenario + " " + replicate);
    }

    /** A replicator that fails for one run. */
    static Replicator failOn(String failing, int failingReplicate) {
        return (resolved, scenario, replicate) -> {
            if (scenario.equals(failing) && replicate == failingReplicate) {
                throw new IllegalStateException(
                        "workers must be positive but was -1", new ArithmeticException("overflow"));
            }
            return FakeSweep.simulate(resolved, scenario, replicate);
        };
    }
}
