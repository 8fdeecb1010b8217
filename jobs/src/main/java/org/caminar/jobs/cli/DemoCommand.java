package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.montecarlo.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One command from nothing to results. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Simulate a small real experiment, conf/experiments/demo.conf, and show what comes out: a table here, Parquet, CSV and"
                    + " a report in the result directory. An earlier demo there is replaced.",
            ""
        },
        footer = {"", "Examples:", "  caminar demo", "  caminar demo --set experiment.country=chile --out out/chile"})
final class DemoCommand implements Callable<Integer>, Simulating {
    private static final String EXPERIMENT = "demo";

    @Option(names = "--out", paramLabel = "DIR", description = "Result directory; out/demo by default.")
    private ResultDirectory directory = Directories.of("out/" + EXPERIMENT);

    @Mixin
    private ExperimentOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        LoadedDesign loaded = design();
        requireOwn(directory);
        Sweep.check(directory, loaded.design(), SweepMode.REPLACE, false);
        SweepPlan plan = SweepPlan.of(loaded.design(), Runtime.getRuntime().availableProcessors());
        if (options.dryRun()) {
            PlanText.of(loaded, plan, PlanText.files(directory)).forEach(output::println);
            return ExitCode.FINE;
        }
        Design design = loaded.design();
        output.println(design.experiment().title());
        output.println(PlanText.number(design.firms()) + " firms, " + plan.scenarios() + " scenarios, "
                + plan.replicates()
                + " replicates, " + plan.quarters() + " quarters: " + PlanText.number(plan.runs()) + " runs into "
                + directory.root());
        output.flush();
        Logs.to(directory);
        try (SparkSession spark = SparkSettings.open(null)) {
            SweepRun run =
                    new SweepRun(spark, directory, output, spec.commandLine().getErr());
            int code = run.run(
                    loaded,
                    SweepMode.REPLACE,
                    spec.commandLine().getParseResult().originalArgs(),
                    "Run the demo again: it starts anew.");
            if (code == ExitCode.RUNS_FAILED && nothingSucceeded()) {
                return code;
            }
            AggregateCommand.run(spark, directory, output, spec.commandLine().getErr());
            ReportCommand.write(spark, directory, output);
            return code;
        }
    }

    @Override
    public LoadedDesign design() {
        return options.load(EXPERIMENT, List.of());
    }

    private boolean nothingSucceeded() {
        return Manifest.find(directory).orElseThrow().runs().succeeded() == 0;
    }

    /** The demo replaces without asking, so it replaces demos only. */
    private static void requireOwn(ResultDirectory directory) {
        Manifest.find(directory)
                .filter(manifest -> !manifest.experiment().equals(EXPERIMENT))
                .ifPresent(manifest -> {
                    throw new RefusedException(directory.root() + " holds the experiment " + manifest.experiment()
                            + ", which the demo does not replace: take another --out");
                });
    }
}
