package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.Placement;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.montecarlo.SweepResult;

/** A sweep as the terminal sees it: progress, interruption, what came out. */
final class SweepRun {
    private final SparkSession spark;
    private final ResultDirectory directory;
    private final PrintWriter out;
    private final PrintWriter err;
    private Placement.Wish wish = Placement.Wish.NONE;
    private OptionalInt checkpointEvery = OptionalInt.empty();
    private boolean firms;

    SweepRun(SparkSession spark, ResultDirectory directory, PrintWriter out, PrintWriter err) {
        this.spark = spark;
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    /** What is to simulate the runs, and quarters between checkpoints if nodes do; by default the plan says. */
    void runsOn(Placement.Wish wanted, OptionalInt every) {
        this.wish = wanted;
        this.checkpointEvery = every;
    }

    /** Lets runs over nodes write the firm panel. */
    void withFirms() {
        this.firms = true;
    }

    /** Does it and returns the exit code. */
    int run(LoadedDesign loaded, SweepMode mode, List<String> arguments, String advice) {
        List<String> command = new ArrayList<>(List.of("caminar"));
        command.addAll(arguments);
        SweepResult result =
                Interruption.during(() -> sweep(loaded, mode, command), spark, Sweep.JOB_GROUP, err, advice);
        out.println(String.format(
                Locale.ROOT,
                "%,d runs done in %s, %,d were there already; %,d succeeded, %,d failed.",
                result.done(),
                Progress.duration(result.seconds()),
                result.skipped(),
                result.succeeded(),
                result.failed()));
        if (result.failed() > 0) {
            err.println("caminar: " + result.failed() + " runs failed: see the column error of "
                    + directory.table(Tables.RUNS) + "; --retry-failed does them again");
            return ExitCode.RUNS_FAILED;
        }
        return ExitCode.FINE;
    }

    private SweepResult sweep(LoadedDesign loaded, SweepMode mode, List<String> command) {
        try (Progress progress = new Progress(out, "runs")) {
            Sweep sweep = Sweep.of(spark, directory, loaded);
            if (firms) {
                sweep.withFirms();
            }
            return sweep.mode(mode)
                    .runsOn(wish)
                    .checkpointEvery(checkpointEvery)
                    .command(command)
                    .listener(
                            (done, failed, total) -> progress.show(done, total, failed == 0 ? "" : failed + " failed"))
                    .run();
        }
    }
}
