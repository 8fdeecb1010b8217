package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FEATURE UNDER TEST: a run that goes on from a checkpoint, on whatever number of shards, ends like one that was never interrupted; a
 * checkpoint that is damaged in whatever way is passed over.
 */
class CheckpointTest {
    private static final String SCENARIOS = "experiment.scenarios=[baseline, bridging, both, development-partnership]";
    private static final Map<String, Design> DESIGNS =
            Map.of("reference", Lab.small(SCENARIOS), "argentina", Lab.argentina(SCENARIOS));
    private static final int EVERY = 4;

    private static SimulationSystem system;

    @BeforeAll
    static void start() {
        system = SimulationSystem.start(2);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static RunResult run(RunSpec spec) {
        return Simulation.run(system, spec);
    }

    private static RunSpec spec(String design, String scenario, int shards) {
        return RunSpec.of(DESIGNS.get(design), scenario, 1, shards);
    }

    /** The store after a run with checkpoints, with those of quarters 8 and 12. */
    private static MemoryStore checkpoints(String design, String scenario, int shards) {
        MemoryStore store = new MemoryStore();
        run(spec(design, scenario, shards).withCheckpoints(store, EVERY, false));
        return store;
    }

    private static Checkpoints of(CheckpointStore store, RunSpec spec) {
        return spec.withCheckpoints(store, EVERY, true)
                .checkpoints()
                .orElseThrow()
                .checkpoints();
    }

    static Stream<Arguments> cases() {
        return Stream.of("reference", "argentina")
                .flatMap(design -> Stream.of("baseline", "bridging", "both", "development-partnership")
                        .map(scenario -> Arguments.of(design, scenario)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnToTheSameEndOnAnyNumberOfShards(String design, String scenario) {
        List<String> undisturbed = Traces.of(run(spec(design, scenario, 1)));
        MemoryStore store = new MemoryStore();
        RunResult watched = run(spec(design, scenario, 3).withCheckpoints(store, EVERY, false));
        assertThat(Traces.of(watched)).as("taking checkpoints").isEqualTo(undisturbed);
        store.delete("quarter-00012");
        for (int shards : new int[] {1, 2, 7}) {
            AtomicInteger first = new AtomicInteger(-1);
            RunSpec resumed = new RunSpec(
                            DESIGNS.get(design),
                            scenario,
                            1,
                            shards,
                            Optional.empty(),
                            (done, total) -> first.compareAndSet(-1, done))
                    .withCheckpoints(store.copy(), EVERY, true);
            assertThat(Traces.of(run(resumed))).as("%d shards", shards).isEqualTo(undisturbed);
            assertThat(first.get()).as("first quarter reported").isEqualTo(8);
        }
    }

    @Test
    void keepsTheLastTwoAndTheOneOfTheEnd() {
        MemoryStore store = checkpoints("reference", "bridging", 3);
        assertThat(of(store, spec("reference", "bridging", 1)).complete()).containsExactly(12, 8);
        assertThat(store.list("")).containsExactly("quarter-00008", "quarter-00012");
        assertThat(store.list("quarter-00012")).hasSize(3 + 2);
    }

    @Test
    void aFinishedRunIsReadAndNotSimulatedAgain() {
        MemoryStore store = checkpoints("reference", "bridging", 3);
        AtomicInteger reports = new AtomicInteger();
        RunSpec again = new RunSpec(
                        DESIGNS.get("reference"),
                        "bridging",
                        1,
                        2,
                        Optional.empty(),
                        (done, total) -> reports.incrementAndGet())
                .withCheckpoints(store, EVERY, true);
        assertThat(Traces.of(run(again))).isEqualTo(Traces.of(run(spec("reference", "bridging", 2))));
        assertThat(reports.get()).isEqualTo(1);
    }

    /** Every file of the last checkpoint, damaged in every way: the one before must be used, and say so. */
    @Test
    void aDamagedCheckpointIsPassedOver() {
        RunSpec spec = spec("reference", "bridging", 3);
        MemoryStore whole = checkpoints("reference", "bridging", 3);
        List<String> undisturbed = Traces.of(run(spec));
        List<String> names = whole.files().keySet().stream()
                .filter(name -> name.startsWith("quarter-00012"))
                .toList();
        assertThat(names).hasSize(5);
        for (String name : names) {
            byte[] bytes = whole.files().get(name);
            for (int way = 0; way < 6; way++) {
                MemoryStore store = whole.copy();
                damage(store, name, bytes.clone(), way);
                StringBuilder told = new StringBuilder();
                assertThat(of(store, spec).findLast(told::append))
                        .as("%s, damage %d", name, way)
                        .contains(8);
                assertThat(told.toString()).contains("the checkpoint of quarter 12 cannot be used");
                if (way == 0) {
                    assertThat(Traces.of(run(spec.withCheckpoints(store, EVERY, true))))
                            .isEqualTo(undisturbed);
                    assertThat(store.files().get(name)).as("mended").isNotNull();
                }
            }
        }
    }

    private static void damage(MemoryStore store, String name, byte[] bytes, int way) {
        switch (way) {
            case 0 -> store.files().remove(name);
            case 1 -> store.files().put(name, new byte[0]);
            case 2 -> store.files().put(name, Arrays.copyOf(bytes, bytes.length - 1));
            case 3 -> store.files().put(name, Arrays.copyOf(bytes, bytes.length + 1));
            case 4, 5 -> {
                int at = way == 4 ? bytes.length / 2 : bytes.length - 2;
                bytes[at] ^= 1;
                store.files().put(name, bytes);
            }
            default -> throw new IllegalArgumentException("way must be from 0 to 5 but was " + way);
        }
    }

    @Test
    void withoutAnyWholeCheckpointItStartsAnew() {
        MemoryStore store = checkpoints("reference", "bridging", 3);
        store.files().keySet().removeIf(name -> name.endsWith("/complete"));
        RunSpec spec = spec("reference", "bridging", 2);
        assertThat(Traces.of(run(spec.withCheckpoints(store, EVERY, true)))).isEqualTo(Traces.of(run(spec)));
    }

    @Test
    void refusesTheCheckpointsOfAnotherRun() {
        MemoryStore store = checkpoints("reference", "bridging", 3);
        RunSpec other = RunSpec.of(DESIGNS.get("reference"), "bridging", 2, 2).withCheckpoints(store, EVERY, true);
        assertThatThrownBy(() -> run(other))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("another design, scenario or replicate");
        assertThatThrownBy(() -> other.checkpoints().orElseThrow().checkpoints().requireOwn())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStoreThatFailsFailsTheRunWithItsCause() {
        IOException full = new IOException("no space left on device");
        CheckpointStore broken = new CheckpointStore() {
            private final MemoryStore store = new MemoryStore();

            @Override
            public void write(String name, Content content) throws IOException {
                if (name.startsWith("quarter-00008/districts")) {
                    throw full;
                }
                store.write(name, content);
            }

            @Override
            public java.io.InputStream open(String name) throws IOException {
                return store.open(name);
            }

            @Override
            public List<String> list(String directory) {
                return store.list(directory);
            }

            @Override
            public void delete(String directory) {
                store.delete(directory);
            }
        };
        assertThatThrownBy(() -> run(spec("reference", "bridging", 3).withCheckpoints(broken, EVERY, false)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("no space left on device")
                .hasRootCause(full);
    }

    @Test
    void filesOfADirectoryDoTheSame(@TempDir Path temp) {
        RunSpec spec = spec("argentina", "both", 3);
        LocalStore store = new LocalStore(temp.resolve("deep/checkpoints"));
        List<String> undisturbed = Traces.of(run(spec.withCheckpoints(store, EVERY, false)));
        assertThat(temp.resolve("deep/checkpoints/quarter-00012/complete")).exists();
        assertThat(temp.resolve("deep/checkpoints/quarter-00012").toFile().list())
                .noneMatch(name -> name.endsWith("draft"));
        assertThat(Traces.of(run(spec("argentina", "both", 2).withCheckpoints(store, EVERY, true))))
                .isEqualTo(undisturbed);
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        Checkpoints checkpoints = of(new MemoryStore(), spec("reference", "bridging", 1));
        assertThatThrownBy(() -> new CheckpointPlan(checkpoints, 0, 2, false))
                .hasMessageContaining("every must be positive but was 0");
        assertThatThrownBy(() -> new CheckpointPlan(checkpoints, 1, 0, false))
                .hasMessageContaining("keep must be positive but was 0");
    }
}
