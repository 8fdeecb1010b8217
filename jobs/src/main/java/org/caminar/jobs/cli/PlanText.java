package org.caminar.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Placement;
import org.caminar.jobs.montecarlo.SparkSessions;
import org.caminar.jobs.montecarlo.SweepPlan;

/** What {@code --dry-run} prints. */
final class PlanText {
    private static final long HEAP_STEP = 256L << 20;

    private PlanText() {}

    /** Of a sweep. */
    static List<String> of(LoadedDesign loaded, SweepPlan plan, Placement placement, String target) {
        List<String> lines = new ArrayList<>(of(loaded, plan, target));
        lines.addAll(
                lines.size() - 2,
                List.of(
                        "rows         " + megabytes(plan.waveBytes(atOnce(plan)))
                                + " of the memory, until a wave of runs is written",
                        "runs on      " + placement));
        return lines;
    }

    static List<String> of(LoadedDesign loaded, SweepPlan plan, String target) {
        Design design = loaded.design();
        int atOnce = atOnce(plan);
        return List.of(
                "experiment   " + design.experiment().name() + ": "
                        + design.experiment().title(),
                "country      " + design.country().title() + ", " + number(design.firms()) + " firms in "
                        + design.country().regions().size() + " regions",
                "scenarios    " + plan.scenarios() + ": "
                        + String.join(", ", design.scenarios().keySet()),
                "replicates   " + number(plan.replicates()) + " of each",
                "runs         " + number(plan.runs()),
                "time         " + plan.quarters() + " quarters",
                "firm-steps   " + number(Math.round(plan.firmSteps())),
                "memory       " + megabytes(plan.bytesPerRun()) + " live a run, " + megabytes(live(plan, atOnce))
                        + " in all with " + atOnce + " at once: CAMINAR_MEMORY=" + heap(live(plan, atOnce))
                        + " or more",
                "on a cluster " + heap(plan.bytes(0)) + " of heap for the driver, " + heap(live(plan, 1))
                        + " for an executor of one core, " + heap(live(plan, 4)) + " of four",
                "duration     about " + Progress.duration(plan.seconds()) + " on " + plan.cores() + " cores at "
                        + number(Math.round(SweepPlan.FIRM_STEPS_PER_SECOND))
                        + " firm-steps a second and core, a stated rate",
                "writes       " + target,
                "Nothing was started and nothing written.");
    }

    static String files(ResultDirectory directory) {
        return directory.root() + "/ with runs.parquet, outcomes.parquet, groups.parquet, fingerprints.parquet,"
                + " manifest.json, experiment.conf, DICTIONARY.md, datapackage.json, caminar.log";
    }

    private static String megabytes(double bytes) {
        return number(Math.round(bytes / 1e6)) + " MB";
    }

    private static int atOnce(SweepPlan plan) {
        return (int) Math.min(plan.cores(), plan.runs());
    }

    private static double live(SweepPlan plan, int runs) {
        return plan.bytes(runs) + plan.waveBytes(runs);
    }

    /** A heap size for the JVM, in whole steps. */
    private static String heap(double liveBytes) {
        long wanted = (long) Math.ceil(SweepPlan.heap(liveBytes) / HEAP_STEP) * HEAP_STEP;
        return (Math.max(SparkSessions.LEAST_MEMORY, wanted) >> 20) + "m";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
