package org.caminar.engine.model;

import static org.caminar.engine.model.Units.QUARTERS;
import static org.caminar.engine.model.Units.SHARE;

import java.util.List;

/** What is to be simulated: which country, at which scale, for how long, how often, under which scenarios. */
public record Experiment(
        @Param(doc = "Name of the experiment; names the result directory")
        String name,

        @Param(doc = "One sentence on its purpose") String title,

        @Param(doc = "Name of a country profile in conf/countries")
        String country,

        @Param(doc = "Share of the country's firms that is simulated", unit = SHARE, min = 1e-6, max = 1)
        double scale,

        @Param(doc = "Seed of all random draws") long seed,

        @Param(doc = "Monte Carlo replicates of each scenario", min = 1, max = 1_000_000)
        int replicates,

        @Param(doc = "Time simulated", unit = QUARTERS, min = 1, max = 4000)
        int horizon,

        @Param(
                doc = "Budget of each scenario",
                unit = SHARE,
                min = 0,
                max = 0.1,
                source = "OECD-ECLAC 2013: 0.03 to 0.09 % of GDP")
        double budget,

        @Param(doc = "Scenario that the others are compared with")
        String baseline,

        @Param(doc = "Names of the scenarios") List<String> scenarios,

        @Param(doc = "Time between observations", unit = QUARTERS, min = 1, max = 400)
        int observeEvery,

        @Param(doc = "Time between state hashes; the last quarter always has one", unit = QUARTERS, min = 1, max = 4000)
        int hashEvery) {}
