package org.caminar.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.Indicator;

/** Small designs and quick runs for tests. */
public final class Lab {
    private static final Path CONF = Path.of("..", "conf");

    private Lab() {}

    private static final class Shared {
        static final SimulationSystem SYSTEM = SimulationSystem.start(2);
    }

    /** An experiment of the project with overrides, later ones stronger. */
    public static Design design(String experiment, String... overrides) {
        return DesignLoader.load(CONF, experiment, List.of(overrides)).design();
    }

    /** The reference setting with 2,000 firms in 20 districts, 12 quarters, everything observed. */
    public static Design small(String... overrides) {
        return of("reference", List.of("experiment.scale=0.1", "country.districts.count=20"), overrides);
    }

    /** Argentina with about 2,700 firms, its institutions and all mechanisms on, 12 quarters, everything observed. */
    public static Design argentina(String... overrides) {
        return of("argentina", List.of("experiment.scale=0.003", "country.districts.mean-size=60"), overrides);
    }

    /** Chile with about 2,700 firms and its institutions, one of which takes cohorts, 12 quarters, everything observed. */
    public static Design chile(String... overrides) {
        return of("chile", List.of("experiment.scale=0.003", "country.districts.mean-size=60"), overrides);
    }

    private static Design of(String experiment, List<String> own, String... overrides) {
        List<String> common =
                List.of("experiment.horizon=12 quarters", "experiment.observe-every=1", "experiment.hash-every=1");
        return design(
                experiment,
                Stream.of(own.stream(), common.stream(), Stream.of(overrides))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /** The small design through a thousand years. */
    public static Design endless() {
        return small("experiment.horizon=4000", "experiment.observe-every=400");
    }

    /** A run of 40 seconds at least, so that whoever ends it early comes in time, however fast or busy the machine. */
    public static RunSpec endlessRun() {
        return new RunSpec(endless(), "baseline", 0, 2, Optional.empty(), (done, total) -> pause());
    }

    /** Waits a moment. */
    public static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replicate 0 on a system that all tests share. */
    public static RunResult run(Design design, String scenario) {
        return Simulation.run(Shared.SYSTEM, RunSpec.of(design, scenario, 0, 2));
    }

    /** The same with a firm panel. */
    public static RunResult run(Design design, String scenario, FirmPanel panel) {
        return Simulation.run(
                Shared.SYSTEM, new RunSpec(design, scenario, 0, 2, Optional.of(panel), ProgressListener.NONE));
    }

    /** First value of an indicator. */
    public static double first(RunResult run, Indicator indicator) {
        return run.observations().get(0).value(indicator);
    }

    /** Last value of an indicator. */
    public static double last(RunResult run, Indicator indicator) {
        return run.observations().get(run.observations().size() - 1).value(indicator);
    }
}
