package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Placement;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.montecarlo.SweepPlan;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All scenarios times replicates through Spark. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {"Simulate all scenarios of an experiment, each many times, through Spark.", ""},
        footer = {
            "",
            "Examples:",
            "  caminar sweep demo --dry-run",
            "  caminar sweep demo --replicates 50 --out out/demo50",
            "  caminar sweep demo --out out/demo50 --replicates 100 --resume   50 replicates more",
            "  caminar sweep demo --scenarios baseline,credit --set experiment.scale=0.01",
            "  caminar submit -- sweep argentina --runs-on nodes --nodes 6      on a cluster, each run over six executors",
            "  caminar aggregate out/demo50                                    then: the statistics"
        })
final class SweepCommand implements Callable<Integer>, Simulating {
    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "Name of a file in conf/experiments, a path, or a URI of a complete experiment.")
    private String experiment;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Result directory, a path or a URI; out/NAME of the experiment by default.")
    private ResultDirectory out;

    @Option(names = "--master", paramLabel = "local[N]", description = SparkSettings.MASTER_HELP)
    private String master;

    @Option(names = "--replicates", paramLabel = "N", description = "Replicates of each scenario.")
    private Integer replicates;

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            split = ",",
            description = "Only these scenarios, separated by commas; the baseline must be among them.")
    private List<String> scenarios;

    @ArgGroup
    private Existing existing = new Existing();

    @Mixin
    private PlacementOptions placement = new PlacementOptions();

    @Mixin
    private ExperimentOptions options;

    @Spec
    private CommandSpec spec;

    /** What to do with a directory that is not empty: one of these. */
    static final class Existing {
        @Option(
                names = "--resume",
                description =
                        "Continue in a directory that has results: do what is missing, also further replicates or scenarios.")
        private boolean resume;

        @Option(names = "--retry-failed", description = "The same, and do failed runs again.")
        private boolean retryFailed;

        @Option(names = "--force", description = "Delete the earlier results in the directory.")
        private boolean force;

        SweepMode mode() {
            return resume
                    ? SweepMode.RESUME
                    : retryFailed ? SweepMode.RETRY_FAILED : force ? SweepMode.REPLACE : SweepMode.FRESH;
        }
    }

    @Override
    public Integer call() throws IOException {
        SparkSettings.checkHere("sweep", master);
        placement.check(spec);
        LoadedDesign loaded = design();
        String name = loaded.design().experiment().name();
        ResultDirectory directory = out != null ? out : Directories.of("out/" + name);
        SweepMode mode = existing.mode();
        Sweep.check(directory, loaded.design(), mode, placement.firms());
        PrintWriter output = spec.commandLine().getOut();
        if (options.dryRun()) {
            SweepPlan plan = SweepPlan.of(loaded.design(), Runtime.getRuntime().availableProcessors());
            Placement placed = Placement.of(plan, placement.wish(), SparkSettings.slots(master));
            PlanText.of(loaded, plan, placed, PlanText.files(directory)).forEach(output::println);
            return ExitCode.FINE;
        }
        Logs.to(directory);
        try (SparkSession spark = SparkSettings.open(master)) {
            SweepRun run =
                    new SweepRun(spark, directory, output, spec.commandLine().getErr());
            run.runsOn(placement.wish(), placement.checkpointEvery());
            if (placement.firms()) {
                run.withFirms();
            }
            int code = run.run(loaded, mode, spec.commandLine().getParseResult().originalArgs(), advice(directory));
            output.println("Next: caminar aggregate " + directory.root());
            return code;
        }
    }

    @Override
    public LoadedDesign design() {
        return options.load(experiment, overrides());
    }

    private List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        if (replicates != null) {
            overrides.add("experiment.replicates=" + replicates);
        }
        if (scenarios != null) {
            overrides.add("experiment.scenarios=[\"" + String.join("\",\"", scenarios) + "\"]");
        }
        return overrides;
    }

    private String advice(ResultDirectory directory) {
        return "What is finished is kept; continue with: caminar sweep " + experiment + " --out " + directory.root()
                + " --resume (and the same other options)";
    }
}
