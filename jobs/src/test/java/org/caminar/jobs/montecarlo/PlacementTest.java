package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: a run that fits into an executor is a task, another is divided among nodes; the user may say otherwise. */
class PlacementTest {
    private static final double GIGABYTE = 1e9;

    private static SweepPlan plan(int firms) {
        return new SweepPlan(2, 50, firms, firms / 400, 80, 165e3, 8);
    }

    private static Slots executors(int executors, int each, double heap) {
        return new Slots(executors * each, each, heap, true);
    }

    private static Placement.Wish wish(RunsOn way, int nodes) {
        return new Placement.Wish(way, nodes == 0 ? OptionalInt.empty() : OptionalInt.of(nodes));
    }

    @ParameterizedTest(name = "{0} firms, {1} executors of {2} slots and {3} GB: {4} on {5}")
    @CsvSource({
        "10000,    3, 1, 1, TASKS, 1",
        "3000000,  3, 1, 1, TASKS, 1",
        // Two at once in one heap do not fit, though one would.
        "3000000,  3, 2, 1, NODES, 6",
        "8000000,  3, 1, 1, NODES, 3",
        // No more nodes than slots, nor than help.
        "8000000, 99, 1, 1, NODES, 32",
        "8000000, 99, 1, 4, TASKS, 1",
    })
    void followsFromThePlan(int firms, int executors, int each, double gigabytes, RunsOn way, int nodes) {
        Placement placement =
                Placement.of(plan(firms), Placement.Wish.NONE, executors(executors, each, gigabytes * GIGABYTE));

        assertThat(placement.way()).isEqualTo(way);
        assertThat(placement.nodes()).isEqualTo(nodes);
        assertThat(placement.reason()).contains("MB of heap");
    }

    @Test
    void whatAnExecutorHoldsOfADividedRunFits() {
        for (int firms = 4_000_000; firms < 40_000_000; firms += 1_000_000) {
            Slots slots = executors(50, 2, GIGABYTE);
            Placement placement = Placement.of(plan(firms), Placement.Wish.NONE, slots);
            double held = plan(firms).bytesPerRun() * slots.perExecutor() / placement.nodes();
            assertThat(SweepPlan.heap(plan(firms).bytes(0) + held)).isLessThanOrEqualTo(slots.heapBytes());
        }
    }

    @Test
    void theUserIsObeyed() {
        Slots slots = executors(3, 1, GIGABYTE);
        assertThat(Placement.of(plan(10_000), wish(RunsOn.NODES, 3), slots))
                .isEqualTo(new Placement(
                        RunsOn.NODES, 3, "as told; 1 at once need 110 MB of heap, an executor has 1,000 MB"));
        assertThat(Placement.of(plan(10_000), wish(RunsOn.NODES, 0), slots).nodes())
                .isEqualTo(2);
        assertThat(Placement.of(plan(90_000_000), wish(RunsOn.TASKS, 0), slots).way())
                .isEqualTo(RunsOn.TASKS);
        assertThat(Placement.of(plan(10_000), wish(RunsOn.AUTO, 3), slots).way())
                .isEqualTo(RunsOn.TASKS);
        assertThat(Placement.of(plan(8_000_000), wish(RunsOn.AUTO, 7), executors(9, 1, GIGABYTE))
                        .nodes())
                .isEqualTo(7);
    }

    @Test
    void whatFitsNowhereIsRefused() {
        assertThatThrownBy(() -> Placement.of(plan(90_000_000), Placement.Wish.NONE, executors(3, 1, GIGABYTE)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("divided they need 25 slots, of which there are 3");
        assertThatThrownBy(() -> Placement.of(plan(10_000), Placement.Wish.NONE, executors(3, 1, 50e6)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too little for any part of a run");
    }

    @Test
    void slotsArePlannedFromSettings() {
        Map<String, String> settings =
                Map.of("spark.executor.cores", "6", "spark.task.cpus", "2", "spark.executor.memory", "3g");
        Slots cluster = Slots.planned("spark://host:7077", settings);
        assertThat(cluster.perExecutor()).isEqualTo(3);
        assertThat(cluster.heapBytes()).isEqualTo(3L << 30);
        assertThat(Slots.planned("local[5]", settings))
                .isEqualTo(new Slots(5, 5, Runtime.getRuntime().maxMemory(), false));
        assertThat(Slots.planned("local-cluster[2,1,1024]", Map.of()).growing()).isTrue();
    }

    @Test
    void checkpointsAreAHalfMinuteApart() {
        assertThat(plan(140_000_000).checkpointEvery(1)).isEqualTo(3);
        assertThat(plan(140_000_000).checkpointEvery(4)).isEqualTo(12);
        assertThat(plan(10_000).checkpointEvery(2)).isEqualTo(80);
    }
}
