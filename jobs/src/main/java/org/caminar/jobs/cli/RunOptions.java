package org.caminar.jobs.cli;

import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.RefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which run of an experiment is meant, and into how many shards it is divided. */
final class RunOptions {
    @Option(names = "--scenario", paramLabel = "NAME", description = "Scenario; the baseline by default.")
    private String scenario;

    @Option(names = "--replicate", paramLabel = "N", description = "Number of the replicate, from 0; 0 by default.")
    private int replicate;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "Region shards that share the work; twice the cores by default. Never changes a result.")
    private int shards = 2 * Runtime.getRuntime().availableProcessors();

    int replicate() {
        return replicate;
    }

    int shards() {
        return shards;
    }

    /** Throws {@link ParameterException} if a number is too small. */
    void check(CommandSpec spec) {
        requireAtLeast(spec, "--shards", shards, 1);
        requireAtLeast(spec, "--replicate", replicate, 0);
    }

    static void requireAtLeast(CommandSpec spec, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be at least " + least + " but was " + value);
        }
    }

    /** The scenario that is meant; throws {@link RefusedException} if the experiment has none of that name. */
    String scenario(Design design) {
        String chosen = scenario == null ? design.experiment().baseline() : scenario;
        if (!design.scenarios().containsKey(chosen)) {
            throw new RefusedException("--scenario must be one of "
                    + String.join(", ", design.scenarios().keySet()) + " but was " + chosen);
        }
        return chosen;
    }
}
