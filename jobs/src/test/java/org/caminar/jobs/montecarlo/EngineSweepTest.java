package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: what a sweep stores is what the engine computes, to the last bit, on any number of shards. */
class EngineSweepTest {
    @TempDir
    Path temp;

    private static LoadedDesign load() {
        return DesignLoader.load(
                Path.of("../conf"),
                "demo",
                List.of(
                        "experiment.scale=0.001",
                        "experiment.horizon=8 quarters",
                        "experiment.replicates=2",
                        "experiment.scenarios=[baseline,bridging]"));
    }

    @Test
    void theRowsOfARunAreAsManyAsThePlanSays() {
        Design design = load().design();
        RunResult run;
        try (SimulationSystem system = SimulationSystem.start(2)) {
            run = Simulation.run(system, RunSpec.of(design, "bridging", 0, 1));
        }
        int regions = design.country().regions().size();
        int numbers = run.hashes().size() * (1 + regions);
        for (Observation observation : run.observations()) {
            numbers += Indicator.values().length + observation.groups().size() * Tables.GROUPED.size();
        }
        // A group without firms has no row.
        assertThat(SweepPlan.of(design, 2).rowBytes()).isBetween(8.0 * numbers, 9.0 * numbers);
    }

    @Test
    void aRunOutsideSparkHasTheStoredHashAndOutcomes() {
        LoadedDesign loaded = load();
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        SweepResult swept = Sweep.of(SharedSpark.session(), directory, loaded).run();
        assertThat(swept.succeeded()).isEqualTo(4);

        RunResult alone;
        try (SimulationSystem system = SimulationSystem.start(2)) {
            alone = Simulation.run(system, RunSpec.of(loaded.design(), "bridging", 1, 5));
        }
        Row run = first(directory, Tables.RUNS.name(), "scenario = 'bridging' AND replicate = 1");
        assertThat(run.<String>getAs("state_hash")).isEqualTo(HexFormat.of().toHexDigits(alone.stateHash()));
        Row outcome =
                first(directory, Tables.OUTCOMES.name(), "scenario = 'bridging' AND replicate = 1 AND quarter = 8");
        Observation last = alone.observations().get(alone.observations().size() - 1);
        for (Indicator indicator : Indicator.values()) {
            Double stored = outcome.getAs(indicator.column());
            assertThat(stored == null ? Double.NaN : stored)
                    .as(indicator.column())
                    .isEqualTo(last.value(indicator));
        }
    }

    private static Row first(ResultDirectory directory, String table, String condition) {
        return SharedSpark.session()
                .read()
                .parquet(directory.root().resolve(table + ".parquet").uri())
                .filter(condition)
                .first();
    }
}
