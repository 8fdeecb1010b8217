package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.aggregate.Aggregate;
import org.caminar.jobs.aggregate.Aggregated;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The page that can be shown to a minister. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {"Write report.html, one self-contained page, from the statistics of a sweep.", ""},
        footer = {"", "Example:", "  caminar aggregate out/demo && caminar report out/demo"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Result directory that was aggregated.")
    private ResultDirectory directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Aggregate.validate(directory);
        if (directory.files(Tables.SUMMARY).isEmpty()) {
            throw new RefusedException(
                    directory.root() + " has no statistics yet: run caminar aggregate " + directory.root() + " first");
        }
        Logs.to(directory);
        try (SparkSession spark = SparkSettings.open(null)) {
            Aggregated.requireCurrent(spark, directory);
            write(spark, directory, spec.commandLine().getOut());
        }
        return ExitCode.FINE;
    }

    /** Writes the page and prints its path. */
    static void write(SparkSession spark, ResultDirectory directory, PrintWriter out) {
        out.println("wrote " + new Report(directory).write(spark));
    }
}
