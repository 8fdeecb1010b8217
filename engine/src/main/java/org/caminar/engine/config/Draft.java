package org.caminar.engine.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Scenario;

/**
 * What could be bound of a design, before the rules that span several keys.
 *
 * @param experiment empty when it has a problem of its own; so are the next two
 * @param programmes those without a problem
 * @param programmeNames all that are defined
 * @param scenarios those without a problem
 * @param scenarioNames all that are defined
 */
record Draft(
        Optional<Experiment> experiment,
        Optional<Country> country,
        Optional<Parameters> parameters,
        Map<String, Programme> programmes,
        Set<String> programmeNames,
        Map<String, Scenario> scenarios,
        Set<String> scenarioNames) {}
