package org.caminar.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.cluster.NodeSettings;
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
            description =
                    "Region shards that share the work; by default twice the cores, on nodes one for each core of each node."
                            + " Never changes a result.")
    private Integer shards;

    int replicate() {
        return replicate;
    }

    int shards() {
        return shards == null ? 2 * Runtime.getRuntime().availableProcessors() : shards;
    }

    /** Of a run on nodes that have as many cores as this machine. */
    int shardsOn(int nodes) {
        return shards == null ? NodeSettings.shards(nodes, Runtime.getRuntime().availableProcessors()) : shards;
    }

    /** The same options for the nodes of a run, which know themselves how many shards they want when nobody says. */
    List<String> arguments(Design design) {
        List<String> arguments =
                new ArrayList<>(List.of("--scenario", scenario(design), "--replicate", Integer.toString(replicate)));
        if (shards != null) {
            arguments.addAll(List.of("--shards", Integer.toString(shards)));
        }
        return arguments;
    }

    /** Throws {@link ParameterException} if a number is too small. */
    void check(CommandSpec spec) {
        requireAtLeast(spec, "--shards", shards(), 1);
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
