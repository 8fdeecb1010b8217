package org.caminar.jobs.cli;

import java.util.OptionalInt;
import org.caminar.jobs.montecarlo.Placement;
import org.caminar.jobs.montecarlo.RunsOn;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say what simulates the runs of a sweep. */
final class PlacementOptions {
    @Option(
            names = "--runs-on",
            paramLabel = "auto|tasks|nodes",
            description =
                    "What simulates a run: a task, or nodes of a cluster that divide it, one run at a time. By default nodes if"
                            + " runs do not fit into an executor. Never changes a result.")
    private RunsOn way = RunsOn.AUTO;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description =
                    "Nodes of a run that is divided, each in a slot for a task; by default what its memory and firms ask for.")
    private Integer nodes;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description =
                    "Quarters between two checkpoints of a run that is divided; by default about half a minute's work.")
    private Integer every;

    @Option(
            names = "--firms",
            description =
                    "Also write every firm at every observation, each node its own; needs --runs-on nodes, and a sweep that"
                            + " is begun and resumed with it.")
    private boolean firms;

    /** Throws {@link ParameterException} if a number is too small or the options contradict each other. */
    void check(CommandSpec spec) {
        if (nodes != null) {
            RunOptions.requireAtLeast(spec, "--nodes", nodes, 1);
        }
        if (every != null) {
            RunOptions.requireAtLeast(spec, "--checkpoint-every", every, 1);
        }
        if (firms && way != RunsOn.NODES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--firms needs --runs-on nodes: the panel of a run that fits into a task is written by run --firms");
        }
        if (way == RunsOn.TASKS && (nodes != null || every != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--nodes and --checkpoint-every are for runs on nodes, not for --runs-on tasks");
        }
    }

    Placement.Wish wish() {
        return new Placement.Wish(way, optional(nodes));
    }

    boolean firms() {
        return firms;
    }

    OptionalInt checkpointEvery() {
        return optional(every);
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
