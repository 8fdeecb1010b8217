package org.caminar.jobs.cli;

import java.util.List;
import java.util.Locale;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.SweepPlan;

/** What {@code --dry-run} prints. */
final class PlanText {
    private PlanText() {}

    static List<String> of(LoadedDesign loaded, SweepPlan plan, String target) {
        Design design = loaded.design();
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
                "memory       about " + number(Math.round(plan.bytes() / 1e6)) + " MB on " + plan.cores() + " cores",
                "duration     about " + Progress.duration(plan.seconds()) + " on " + plan.cores()
                        + " cores, a rough estimate",
                "writes       " + target,
                "Nothing was started and nothing written.");
    }

    static String files(ResultDirectory directory) {
        return directory.root() + "/ with runs.parquet, outcomes.parquet, groups.parquet, fingerprints.parquet,"
                + " manifest.json, experiment.conf, DICTIONARY.md, datapackage.json, caminar.log";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
