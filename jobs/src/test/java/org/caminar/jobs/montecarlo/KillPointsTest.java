package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Design;
import org.caminar.jobs.OtherFileSystem;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: a driver may die at any step of writing. The file system dies with it: from a seeded step on nothing can be
 * written any more. What a resumed sweep then holds must equal an undisturbed one, row for row.
 */
@Tag("slow")
class KillPointsTest {
    private static final long SEED = 20_260_301;
    private static final int POINTS = 8;
    private static final Design SMALL = FakeSweep.design(2, "baseline", "credit");
    private static final Design EXTENDED = FakeSweep.design(3, "baseline", "credit", "bridging");

    @TempDir
    static Path temp;

    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    @AfterEach
    void revive() {
        OtherFileSystem.revive();
    }

    @Test
    void anExtensionThatDiesAtAnyStepIsResumed() {
        ResultDirectory whole = directory("whole");
        FakeSweep.of(whole, EXTENDED, FakeSweep::simulate).run();
        int steps = steps(whole);
        Random random = new Random(SEED);
        for (int point = 0; point < POINTS; point++) {
            int step = random.nextInt(steps);
            ResultDirectory directory = directory("extension-" + point);
            FakeSweep.of(directory, SMALL, KillPointsTest::failOnSecondCredit).run();

            dieAt(
                    step,
                    directory,
                    () -> FakeSweep.of(directory, EXTENDED, FakeSweep::simulate)
                            .mode(SweepMode.RETRY_FAILED)
                            .run());
            FakeSweep.of(directory, EXTENDED, FakeSweep::simulate)
                    .mode(SweepMode.RETRY_FAILED)
                    .run();

            SweepRows.assertSame(directory, whole, "seed " + SEED + ", step " + step);
        }
    }

    @Test
    void aMergeOfWavesThatDiesAtAnyStepLosesNothing() {
        ResultDirectory whole = directory("unmerged");
        FakeSweep.of(whole, EXTENDED, FakeSweep::simulate).run();
        Random random = new Random(SEED);
        for (int point = 0; point < POINTS; point++) {
            int step = random.nextInt(60);
            ResultDirectory directory = directory("merge-" + point);
            FakeSweep.of(directory, SMALL, FakeSweep::simulate).run();
            FakeSweep.of(directory, EXTENDED, FakeSweep::simulate)
                    .mode(SweepMode.RESUME)
                    .run();

            dieAt(step, directory, () -> merge(directory));
            WaveFiles.recover(directory);
            SweepRows.assertSame(directory, whole, "seed " + SEED + ", step " + step);
            merge(directory);

            SweepRows.assertSame(directory, whole, "merged after step " + step);
            for (TableSchema table : Tables.SWEEP) {
                assertThat(directory.files(table)).hasSize(1);
            }
            assertThat(WaveFiles.next(directory)).isEqualTo(2);
        }
    }

    private static void merge(ResultDirectory directory) {
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            Compaction.run(SharedSpark.session(), directory, 1, lock);
        }
    }

    /** Steps of writing that a sweep takes. */
    private static int steps(ResultDirectory whole) {
        OtherFileSystem.revive();
        FakeSweep.of(directory("counted"), EXTENDED, FakeSweep::simulate).run();
        int steps = OtherFileSystem.steps();
        assertThat(whole.entries()).isNotEmpty();
        assertThat(steps).isGreaterThan(20);
        return steps;
    }

    private static void dieAt(int step, ResultDirectory directory, Runnable job) {
        OtherFileSystem.dieAt(step);
        try {
            job.run();
        } catch (Exception e) {
            assertThat(OtherFileSystem.steps())
                    .as("died of something else: " + e)
                    .isGreaterThan(step);
        }
        OtherFileSystem.revive();
        // Saves the wait until the dead one's lease is stale.
        directory.root().resolve(".lock").delete();
    }

    private static ResultDirectory directory(String name) {
        return new ResultDirectory(Location.of("other://" + temp.resolve(name)));
    }

    private static RunResult failOnSecondCredit(String resolved, String scenario, int replicate) {
        if (scenario.equals("credit") && replicate == 1) {
            throw new IllegalStateException("not yet");
        }
        return FakeSweep.simulate(resolved, scenario, replicate);
    }
}
