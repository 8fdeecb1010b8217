package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: the work of a sweep is cut so that an interruption loses little and files stay few. */
class SweepPlanTest {
    /** In districts of 400 firms. */
    private static SweepPlan plan(int scenarios, int replicates, int firms, int quarters, int cores) {
        return new SweepPlan(scenarios, replicates, firms, Math.max(1, firms / 400), quarters, 165e3, cores);
    }

    private static List<Integer> waves(SweepPlan plan, int todo) {
        List<Integer> sizes = new ArrayList<>();
        for (int left = todo; left > 0; left -= sizes.get(sizes.size() - 1)) {
            sizes.add(plan.nextWave(todo, left));
        }
        return sizes;
    }

    @ParameterizedTest
    @CsvSource({"100,80,100", "45000,80,288", "45000,80,100000", "5000000,80,12", "5000000,400,1000"})
    void wavesAreFewAndNeverEmpty(int firms, int quarters, int runs) {
        SweepPlan plan = plan(1, runs, firms, quarters, 2);

        List<Integer> sizes = waves(plan, runs);
        assertThat(sizes).hasSizeLessThanOrEqualTo(SweepPlan.MOST_WAVES).allSatisfy(size -> {
            assertThat(size).isPositive();
            assertThat(plan.tasks(size)).isBetween(1, size);
        });
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(runs);
    }

    @Test
    void aWaveOfAffordableRunsTakesAboutItsTime() {
        SweepPlan plan = plan(12, 240, 90_000, 80, 2);

        double secondsPerRun = plan.seconds() * 2 / plan.runs();
        assertThat(plan.nextWave(2880, 2880) * secondsPerRun / 2).isBetween(30.0, SweepPlan.WAVE_SECONDS);
        assertThat(plan.nextWave(288, 288)).isEqualTo(288 / 8);
        assertThat(plan.nextWave(20, 20) * secondsPerRun / 2).isBetween(4.0, 6.0);
    }

    @Test
    void theLastOfSeveralWavesIsShort() {
        SweepPlan plan = plan(2, 200, 28_000, 80, 2);

        assertThat(waves(plan, 400)).containsExactly(62, 62, 62, 62, 62, 62, 13, 15);
        assertThat(waves(plan, 62)).containsExactly(62);
        assertThat(waves(plan, 5)).containsExactly(5);
    }

    @Test
    void aWaveIsAsLargeAsTheCoresThatHaveCome() {
        SweepPlan few = plan(1, 10_000, 45_000, 80, 2);
        SweepPlan many = plan(1, 10_000, 45_000, 80, 100);

        assertThat(many.nextWave(10_000, 9_000)).isGreaterThan(4 * few.nextWave(10_000, 10_000));
    }

    @Test
    void longRunsHaveATaskEachAndShortOnesShare() {
        assertThat(plan(1, 1000, 200_000, 80, 2).tasks(1000)).isEqualTo(1000);
        assertThat(plan(1, 1000, 100, 8, 2).tasks(1000)).isLessThan(100);
    }

    @Test
    void runsOfMoreProgrammesComeFirstAndThoseOfAScenarioTogether() {
        Design design = FakeSweep.withProgrammes(FakeSweep.design(2, "baseline", "credit", "both"), "both", 2);
        List<RunKey> keys = SweepPlan.todo(design, new Ledger());

        assertThat(SweepPlan.longestFirst(design, keys))
                .containsExactly(
                        new RunKey("both", 0),
                        new RunKey("both", 1),
                        new RunKey("baseline", 0),
                        new RunKey("baseline", 1),
                        new RunKey("credit", 0),
                        new RunKey("credit", 1));
    }

    @Test
    void memoryGrowsByTheRunsAtOnceTheirFirmsAndDistricts() {
        SweepPlan small = plan(1, 10, 100_000, 80, 2);
        SweepPlan large = plan(1, 10, 1_100_000, 80, 2);

        assertThat(large.bytesPerRun() - small.bytesPerRun()).isBetween(80e6, 160e6);
        SweepPlan divided = new SweepPlan(1, 10, 100_000, 10_000, 80, 165e3, 2);
        assertThat(divided.bytesPerRun() - small.bytesPerRun()).isBetween(8e6, 20e6);
        assertThat(small.bytes(3) - small.bytes(0)).isCloseTo(3 * small.bytesPerRun(), within(1.0));
        assertThat(SweepPlan.heap(small.bytes(2))).isGreaterThan(small.bytes(2));
    }

    @Test
    void rowsOfAWaveAreKeptWhereTheyWereMadeAndWrittenByOne() {
        SweepPlan few = plan(2, 10, 10_000, 80, 2);
        SweepPlan many = plan(2, 500, 10_000, 80, 2);
        double all = few.nextWave(20, 20) * 165e3;

        assertThat(few.waveBytes(2) - few.waveBytes(1)).isCloseTo(all / 2, within(1.0));
        assertThat(few.waveBytes(2)).isBetween(2 * all, 2.5 * all);
        assertThat(many.waveBytes(2)).isGreaterThan(5 * few.waveBytes(2));
    }
}
