package org.caminar.engine.model;

import java.util.Map;

/**
 * An experiment with all that it names: the validated whole that a run is made of.
 *
 * @param programmes all programmes by name, in order of definition
 * @param scenarios the scenarios of the experiment by name, in its order
 */
public record Design(
        Experiment experiment,
        Country country,
        Parameters parameters,
        Map<String, Programme> programmes,
        Map<String, Scenario> scenarios) {

    /** Number of firms simulated. */
    public int firms() {
        return (int) Math.max(1, Math.round(country.firms() * experiment.scale()));
    }

    /** Number of districts, about: regions that divide their firms into districts round by themselves. */
    public int districts() {
        Country.DistrictLayout layout = country.districts();
        return switch (layout.assignment()) {
            case NATIONAL_DRAW -> layout.count();
            case BY_REGION -> (int) Math.max(country.regions().size(), Math.round(firms() / layout.meanSize()));
        };
    }

    /** The scenario of that name; throws if the experiment has none. */
    public Scenario requireScenario(String name) {
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("scenario must be one of " + scenarios.keySet() + " but was " + name);
        }
        return scenario;
    }
}
