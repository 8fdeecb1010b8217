package org.caminar.jobs.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.Units;

/**
 * What the experiment was, as far as readers need it.
 *
 * @param firms number of firms simulated
 * @param horizon quarters simulated
 * @param budget share of GDP
 * @param titles title of each scenario by its name, in the experiment's order
 */
record Setting(
        String name,
        String title,
        String country,
        double scale,
        long seed,
        int firms,
        int replicates,
        int horizon,
        double budget,
        String baseline,
        int observeEvery,
        Map<String, String> titles) {

    static Setting of(Design design) {
        Experiment experiment = design.experiment();
        Map<String, String> titles = new LinkedHashMap<>();
        design.scenarios().forEach((name, scenario) -> titles.put(name, scenario.title()));
        return new Setting(
                experiment.name(),
                experiment.title(),
                design.country().title(),
                experiment.scale(),
                experiment.seed(),
                design.firms(),
                experiment.replicates(),
                experiment.horizon(),
                experiment.budget(),
                experiment.baseline(),
                experiment.observeEvery(),
                titles);
    }

    /** Title of the scenario; its name when the experiment does not list it. */
    String titleOf(String scenario) {
        return titles.getOrDefault(scenario, scenario);
    }

    /** Budget as "0.06 %". */
    String budgetText() {
        return Numbers.exact(100 * budget) + " %";
    }

    /** Horizon as "20 years" or "6 quarters". */
    String horizonText() {
        return Units.duration(horizon);
    }
}
