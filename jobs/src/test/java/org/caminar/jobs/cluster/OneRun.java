package org.caminar.jobs.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Sweep;

/** A sweep of one short run, for clusters of which every process takes seconds to start. */
final class OneRun {
    static final LoadedDesign DESIGN = DesignLoader.load(
            Path.of(System.getProperty("caminar.home", ".."), "conf"),
            "demo",
            List.of(
                    "experiment.scale=0.005",
                    "experiment.horizon=8 quarters",
                    "experiment.scenarios=[baseline]",
                    "experiment.replicates=1"));

    private OneRun() {}

    /** Fails unless the rows are those of a local sweep, which is made in {@code scratch} if it is not there yet. */
    static void assertSame(Path found, Path scratch, String description) {
        Path local = scratch.resolve("undisturbed");
        ResultDirectory undisturbed = new ResultDirectory(local);
        if (!Files.exists(local)) {
            Sweep.of(SharedSpark.session(), undisturbed, DESIGN).run();
        }
        SweepRows.assertSame(new ResultDirectory(found), undisturbed, description);
    }
}
