package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: the work of a sweep is cut so that an interruption loses little and files stay few. */
class SweepPlanTest {
    @ParameterizedTest
    @CsvSource({"100,80,100", "45000,80,288", "45000,80,100000", "5000000,80,12", "5000000,400,1000"})
    void wavesAreFewAndNeverEmpty(int firms, int quarters, int runs) {
        SweepPlan plan = new SweepPlan(1, runs, firms, quarters, 2);

        List<Integer> sizes = plan.waves(runs);
        assertThat(sizes).hasSizeLessThanOrEqualTo(SweepPlan.MOST_WAVES).allSatisfy(size -> {
            assertThat(size).isPositive();
            assertThat(plan.tasks(size)).isBetween(1, size);
        });
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(runs);
    }

    @Test
    void aWaveOfAffordableRunsTakesAboutItsTime() {
        SweepPlan plan = new SweepPlan(12, 240, 45_000, 80, 2);

        double secondsPerRun = plan.seconds() * 2 / plan.runs();
        assertThat(plan.waves(2880).get(0) * secondsPerRun / 2).isBetween(30.0, SweepPlan.WAVE_SECONDS);
        assertThat(plan.waves(288).get(0)).isEqualTo(288 / 8);
        assertThat(plan.waves(20).get(0) * secondsPerRun / 2).isBetween(4.0, 6.0);
    }

    @Test
    void theLastOfSeveralWavesIsShort() {
        SweepPlan plan = new SweepPlan(2, 200, 14_000, 80, 2);

        assertThat(plan.waves(400)).containsExactly(62, 62, 62, 62, 62, 62, 13, 15);
        assertThat(plan.waves(62)).containsExactly(62);
        assertThat(plan.waves(5)).containsExactly(5);
    }

    @Test
    void longRunsHaveATaskEachAndShortOnesShare() {
        assertThat(new SweepPlan(1, 1000, 45_000, 80, 2).tasks(1000)).isEqualTo(1000);
        assertThat(new SweepPlan(1, 1000, 100, 8, 2).tasks(1000)).isLessThan(100);
    }

    @Test
    void runsOfMoreProgrammesComeFirstAndEqualOnesKeepTheirOrder() {
        Design design = FakeSweep.withProgrammes(FakeSweep.design(2, "baseline", "credit", "both"), "both", 2);
        List<RunKey> keys = SweepPlan.todo(design, new Ledger());

        assertThat(SweepPlan.longestFirst(design, keys))
                .containsExactly(
                        new RunKey("both", 0),
                        new RunKey("both", 1),
                        new RunKey("baseline", 0),
                        new RunKey("credit", 0),
                        new RunKey("baseline", 1),
                        new RunKey("credit", 1));
    }

    @Test
    void memoryGrowsByTheRunsAtOnceAndByTheirFirms() {
        SweepPlan small = new SweepPlan(1, 10, 100_000, 80, 2);
        SweepPlan large = new SweepPlan(1, 10, 1_100_000, 80, 2);

        assertThat(large.bytesPerRun() - small.bytesPerRun()).isBetween(80e6, 160e6);
        assertThat(small.bytes(3) - small.bytes(0)).isCloseTo(3 * small.bytesPerRun(), within(1.0));
        assertThat(SweepPlan.heap(small.bytes(2))).isGreaterThan(small.bytes(2));
    }
}
