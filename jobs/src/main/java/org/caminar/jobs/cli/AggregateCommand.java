package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.aggregate.Aggregate;
import org.caminar.jobs.aggregate.AggregateResult;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.ResultDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Statistics of a result directory. */
@Command(
        name = "aggregate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Compute the statistics of a sweep: distributions by scenario, and effects paired with the baseline.",
            ""
        },
        footer = {"", "Example:", "  caminar aggregate out/demo"})
final class AggregateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Result directory of a sweep.")
    private ResultDirectory directory;

    @Option(names = "--master", paramLabel = "local[N]", description = SparkSettings.MASTER_HELP)
    private String master;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SparkSettings.checkHere("aggregate", master);
        Aggregate.validate(directory);
        Logs.to(directory);
        try (SparkSession spark = SparkSettings.open(master)) {
            run(
                    spark,
                    directory,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        return ExitCode.FINE;
    }

    /** Aggregates, prints the table of effects and the paths written. */
    static void run(SparkSession spark, ResultDirectory directory, PrintWriter out, PrintWriter err) {
        Manifest manifest = Aggregate.validate(directory);
        String advice = "The runs are kept; do it again with: caminar aggregate " + directory.root();
        AggregateResult result = Interruption.during(
                () -> Aggregate.of(spark, directory).run(), spark, Aggregate.JOB_GROUP, err, advice);
        out.println();
        EffectsTable.read(spark, directory, manifest, result.lastQuarter()).forEach(out::println);
        out.println();
        result.files().forEach(file -> out.println("wrote " + file));
    }
}
