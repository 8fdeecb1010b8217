package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.api.FirmDifference;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.LocationStore;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats a stored run on another number of shards or nodes. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Simulate a run of a result directory again, on another number of shards or nodes, and compare the state hashes of all regions"
                    + " quarter by quarter. If they differ, name the first quarter, region and firm that do, and return 4.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  caminar verify out/demo --run bridging/3 --shards 5",
            "  caminar verify out/demo --run bridging/3 --nodes 3 --shards 6"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Pattern RUN = Pattern.compile("(.+)/([0-9]{1,7})");

    @Parameters(paramLabel = "DIR", description = "Result directory of a sweep, a path or a URI.")
    private ResultDirectory directory;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "SCENARIO/REPLICATE",
            description = "The run, such as bridging/3: a row of the table runs.")
    private String run;

    @Option(names = "--shards", paramLabel = "N", description = "Region shards that share the work; 4 by default.")
    private int shards = 4;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Simulate in a cluster of this many processes on this machine; 1, this process, by default.")
    private int nodes = 1;

    @Option(
            names = "--checkpoints",
            paramLabel = "STATES",
            description =
                    "Directory of checkpoints that the stored run left, a path or a URI: they tell which firm differs.")
    private Location states;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Matcher key = RUN.matcher(run);
        if (!key.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--run must be SCENARIO/REPLICATE such as baseline/0 but was " + run);
        }
        RunOptions.requireAtLeast(spec, "--shards", shards, 1);
        RunOptions.requireAtLeast(spec, "--nodes", nodes, 1);
        if (directory.isEmpty()) {
            throw new RefusedException(directory.root() + " is not the result directory of a sweep");
        }
        Verification verification;
        try (SparkSession spark = SparkSettings.open(null)) {
            verification = Verification.of(spark, directory, key.group(1), Integer.parseInt(key.group(2)));
        }
        if (states != null) {
            verification.states(LocationStore.of(states));
        }
        try (SimulationSystem system =
                SimulationSystem.start(Runtime.getRuntime().availableProcessors())) {
            Verification.Repetition repetition = nodes == 1
                    ? Verification.Repetition.here(system)
                    : new NodesRepetition(nodes, directory, spec.commandLine().getOut());
            return print(verification.run(system, shards, repetition), repetition.where(shards));
        }
    }

    private int print(Verification.Result result, String where) {
        PrintWriter out = spec.commandLine().getOut();
        if (result.divergence().isEmpty()) {
            out.println("verified: " + run + " " + where + " has the stored hashes of all " + result.regions()
                    + " regions after each of " + result.quarters() + " quarters");
            out.println("state hash " + result.hash());
            return ExitCode.FINE;
        }
        Verification.Divergence at = result.divergence().orElseThrow();
        out.println("DIFFERENT: " + run + " " + where + " parts from the stored run at or before quarter "
                + at.quarter() + ", in the region " + at.region());
        out.println("  stored hash " + at.stored() + ", found " + at.found());
        at.firm().ifPresent(firm -> out.println("  " + describe(firm)));
        out.println("  " + at.explanation());
        return ExitCode.DIFFERENT;
    }

    private static String describe(FirmDifference firm) {
        String whose = firm.firm() < 0 ? "best practice of district " + firm.district() : "firm " + firm.firm();
        return "first to differ: " + whose + " (" + firm.region() + ", district " + firm.district() + ") in "
                + firm.column() + ": " + firm.first() + " and now " + firm.second();
    }
}
