package org.caminar.jobs.cli;

import java.util.List;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.LocationStore;
import org.caminar.jobs.dataset.RefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that take checkpoints. */
final class CheckpointOptions {
    private static final int YEAR = 4;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Keep the last two states of the run in this directory, a path or a URI, so that --resume can go on after a crash.")
    private Location directory;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Quarters between two checkpoints; " + YEAR + " by default. The last quarter always has one.")
    private Integer every;

    @Option(
            names = "--resume",
            description = "Go on from the last checkpoint in the directory that is whole, on any number of shards.")
    private boolean resume;

    Location directory() {
        return directory;
    }

    /** The same options for another process. */
    List<String> arguments() {
        return List.of("--checkpoints", directory.toString(), "--checkpoint-every", Integer.toString(every()));
    }

    private int every() {
        return every == null ? YEAR : every;
    }

    boolean wanted() {
        return directory != null;
    }

    /** Whether the run may have begun earlier. */
    boolean resuming() {
        return resume;
    }

    /** Throws {@link ParameterException} if the options contradict each other. */
    void check(CommandSpec spec) {
        if (directory == null && (every != null || resume)) {
            throw new ParameterException(
                    spec.commandLine(), "--checkpoint-every and --resume need --checkpoints, which says where");
        }
        if (every != null && every < 1) {
            throw new ParameterException(spec.commandLine(), "--checkpoint-every must be at least 1 but was " + every);
        }
    }

    /** The run with the checkpoints asked for; throws {@link RefusedException} if the directory cannot take them. */
    RunSpec applyTo(RunSpec run) {
        if (directory == null) {
            return run;
        }
        RunSpec with = run.withCheckpoints(LocationStore.of(directory), every(), resume);
        Checkpoints checkpoints = with.checkpoints().orElseThrow().checkpoints();
        try {
            checkpoints.requireOwn();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(directory + " cannot be used: " + e.getMessage());
        }
        if (!resume && !checkpoints.complete().isEmpty()) {
            throw new RefusedException(
                    directory + " holds checkpoints of this run: continue it with --resume, or take another directory");
        }
        return with;
    }
}
