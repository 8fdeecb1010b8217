package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a result is a function of design, scenario and replicate: not of shards, threads, company, or of what is
 * looked at.
 */
class DeterminismTest {
    private static final String SCENARIOS = "experiment.scenarios=[baseline, bridging, both, development-partnership]";
    private static final Map<String, Design> DESIGNS =
            Map.of("reference", Lab.small(SCENARIOS), "argentina", Lab.argentina(SCENARIOS));

    private static SimulationSystem one;
    private static SimulationSystem two;

    @BeforeAll
    static void start() {
        one = SimulationSystem.start(1);
        two = SimulationSystem.start(2);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of("reference", "argentina")
                .flatMap(design -> Stream.of("bridging", "both", "development-partnership")
                        .map(scenario -> Arguments.of(design, scenario)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shardsAndThreadsDoNotMatter(String name, String scenario) {
        Design design = DESIGNS.get(name);
        List<String> expected = Traces.of(Simulation.run(one, RunSpec.of(design, scenario, 1, 1)));
        assertThat(expected).hasSizeGreaterThan(13 * 2);
        for (int shards : new int[] {2, 5, 16}) {
            for (SimulationSystem system : List.of(one, two)) {
                RunResult result = Simulation.run(system, RunSpec.of(design, scenario, 1, shards));
                assertThat(Traces.of(result)).as("%d shards", shards).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void watchingFirmsChangesNothing(String name, String scenario) {
        Design design = DESIGNS.get(name);
        LongAdder seen = new LongAdder();
        RunSpec watched = new RunSpec(
                design, scenario, 0, 3, Optional.of(batch -> seen.add(batch.size())), ProgressListener.NONE);
        List<String> trace = Traces.of(Simulation.run(two, watched));
        assertThat(trace).isEqualTo(Traces.of(Simulation.run(two, RunSpec.of(design, scenario, 0, 3))));
        assertThat(seen.sum()).isEqualTo(13L * design.firms());
    }

    /** Flows since the last observation are the only indicators that depend on when that was. */
    @Test
    void observingLessOftenChangesNeitherStateNorWhatIsSeen() {
        Set<Indicator> flows = EnumSet.of(Indicator.ENTRY_RATE_PCT, Indicator.GVC_ENTERED_PCT, Indicator.GVC_LEFT_PCT);
        RunResult often = Simulation.run(two, RunSpec.of(Lab.argentina(SCENARIOS), "both", 0, 2));
        RunResult seldom =
                Simulation.run(two, RunSpec.of(Lab.argentina(SCENARIOS, "experiment.observe-every=4"), "both", 0, 2));
        assertThat(Traces.hashes(seldom)).isEqualTo(Traces.hashes(often));
        assertThat(seldom.observations()).extracting(Observation::quarter).containsExactly(0, 4, 8, 12);
        for (Observation observation : seldom.observations()) {
            Observation same = often.observations().get(observation.quarter());
            for (Indicator indicator : Indicator.values()) {
                if (!flows.contains(indicator)) {
                    assertThat(observation.value(indicator))
                            .as("%s, quarter %d", indicator, observation.quarter())
                            .isEqualTo(Double.valueOf(same.value(indicator)));
                }
            }
        }
    }

    @Test
    void hashingLessOftenLeavesTheRestAsItIs() {
        RunResult often = Simulation.run(two, RunSpec.of(Lab.small(), "bridging", 0, 2));
        RunResult seldom = Simulation.run(two, RunSpec.of(Lab.small("experiment.hash-every=5"), "bridging", 0, 2));
        assertThat(seldom.hashes()).extracting(RunResult.Fingerprint::quarter).containsExactly(0, 5, 10, 12);
        assertThat(Traces.hashes(often)).containsAll(Traces.hashes(seldom));
        assertThat(seldom.stateHash()).isEqualTo(often.stateHash());
    }

    @Test
    void runsAtTheSameTimeDoNotDisturbEachOther() {
        List<RunSpec> specs = new ArrayList<>();
        for (int replicate = 0; replicate < 3; replicate++) {
            specs.add(RunSpec.of(DESIGNS.get("reference"), "bridging", replicate, 3));
            specs.add(RunSpec.of(DESIGNS.get("argentina"), "both", replicate, 3));
        }
        List<CompletableFuture<RunResult>> together = specs.stream()
                .map(spec -> CompletableFuture.supplyAsync(() -> Simulation.run(two, spec)))
                .toList();
        for (int i = 0; i < specs.size(); i++) {
            assertThat(Traces.of(together.get(i).join())).isEqualTo(Traces.of(Simulation.run(one, specs.get(i))));
        }
    }

    @Test
    void scenariosShareTheirInitialFirms() {
        Map<Integer, FirmState> baseline = initialFirms("baseline");
        Map<Integer, FirmState> bridging = initialFirms("bridging");
        assertThat(bridging).hasSize(DESIGNS.get("reference").firms());
        baseline.forEach((firm, state) ->
                assertThat(bridging.get(firm)).usingRecursiveComparison().isEqualTo(state));
    }

    private static Map<Integer, FirmState> initialFirms(String scenario) {
        Map<Integer, FirmState> firms = new ConcurrentHashMap<>();
        RunResult result = Lab.run(Lab.small("experiment.horizon=1"), scenario, batch -> {
            for (int i = 0; i < batch.size() && batch.quarter() == 0; i++) {
                firms.put(batch.firm(i), FirmState.of(batch, batch.firm(i)));
            }
        });
        assertThat(result.observations()).hasSize(2);
        return firms;
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit", "linkage", "export-promotion", "bridging", "closed-association"})
    void aProgrammeWithoutMoneyIsTheBaseline(String scenario) {
        Design design = Lab.small("experiment.budget=0");
        RunResult baseline = Simulation.run(two, RunSpec.of(design, "baseline", 0, 2));
        RunResult unfunded = Simulation.run(two, RunSpec.of(design, scenario, 0, 2));
        assertThat(unfunded.observations().get(12).values())
                .containsExactly(baseline.observations().get(12).values());
    }

    /** The programme is numbered before institutions in place, of which one takes cohorts. */
    @Test
    void aProgrammeWithoutMoneyLeavesTheDrawsOfOthersAlone() {
        Design design = Lab.chile("experiment.budget=0", "experiment.scenarios=[baseline, bridging-closed]");
        RunResult baseline = Simulation.run(two, RunSpec.of(design, "baseline", 0, 2));
        RunResult unfunded = Simulation.run(two, RunSpec.of(design, "bridging-closed", 0, 2));
        assertThat(unfunded.observations().get(12).values())
                .containsExactly(baseline.observations().get(12).values());
    }

    @Test
    void aRunThatLeavesTheRangeOfExactSumsEndsWithAnError() {
        assertThatThrownBy(() -> runWild("experiment.observe-every=100"))
                .hasStackTraceContaining("value added of a district must be below");
        assertThatThrownBy(() -> runWild("experiment.observe-every=1"))
                .hasStackTraceContaining("sum of PRODUCTIVITY_LOGARITHM must be below 3.3554432E7 in a district")
                .hasStackTraceContaining("drive firms out of any range");
    }

    private RunResult runWild(String observation) {
        Design wild = Lab.small(
                "model.production.shock-deviation=1",
                "model.production.shock-persistence=0.999",
                "experiment.horizon=100",
                observation);
        return Simulation.run(two, RunSpec.of(wild, "baseline", 0, 2));
    }

    @Test
    void replicatesAndSeedsDiffer() {
        Design design = DESIGNS.get("reference");
        long first = Simulation.run(two, RunSpec.of(design, "baseline", 0, 2)).stateHash();
        assertThat(Simulation.run(two, RunSpec.of(design, "baseline", 1, 2)).stateHash())
                .isNotEqualTo(first);
        assertThat(Simulation.run(two, RunSpec.of(Lab.small("experiment.seed=1"), "baseline", 0, 2))
                        .stateHash())
                .isNotEqualTo(first);
    }
}
