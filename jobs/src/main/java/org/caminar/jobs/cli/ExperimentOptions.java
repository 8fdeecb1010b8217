package org.caminar.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import picocli.CommandLine.Option;

/** Options of commands that simulate. */
final class ExperimentOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the configuration, such as experiment.scale=0.01 or"
                    + " programmes.bridging.access.inclusion=0.5; repeatable, later ones win.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--dry-run",
            description = "Check everything and print the plan: runs, firm-steps, memory, time, files; write nothing.")
    private boolean dryRun;

    boolean dryRun() {
        return dryRun;
    }

    /** The experiment with the overrides, {@code stronger} ones last; throws ConfigException with all problems. */
    LoadedDesign load(String experiment, List<String> stronger) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(stronger);
        return DesignLoader.load(Home.conf(), experiment, all);
    }
}
