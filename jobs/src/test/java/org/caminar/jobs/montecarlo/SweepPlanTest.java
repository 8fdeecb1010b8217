package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: the work of a sweep is cut so that an interruption loses little and files stay few. */
class SweepPlanTest {
    @ParameterizedTest
    @CsvSource({"100,80,100", "45000,80,288", "45000,80,100000", "5000000,80,12", "5000000,400,1000"})
    void wavesAreFewAndNeverEmpty(int firms, int quarters, int runs) {
        SweepPlan plan = new SweepPlan(1, runs, firms, quarters, 2);

        int size = plan.waveSize(runs);
        assertThat(size).isPositive();
        assertThat((runs + size - 1) / size).isLessThanOrEqualTo(SweepPlan.MOST_WAVES);
        assertThat(plan.tasks(size)).isBetween(1, size);
    }

    @Test
    void aWaveOfAffordableRunsTakesAboutItsTime() {
        SweepPlan plan = new SweepPlan(12, 24, 45_000, 80, 2);

        double secondsPerRun = plan.seconds() * 2 / plan.runs();
        assertThat(plan.waveSize(288) * secondsPerRun / 2).isBetween(30.0, SweepPlan.WAVE_SECONDS);
    }

    @Test
    void longRunsHaveATaskEachAndShortOnesShare() {
        assertThat(new SweepPlan(1, 1000, 45_000, 80, 2).tasks(1000)).isEqualTo(1000);
        assertThat(new SweepPlan(1, 1000, 100, 8, 2).tasks(1000)).isLessThan(100);
    }
}
