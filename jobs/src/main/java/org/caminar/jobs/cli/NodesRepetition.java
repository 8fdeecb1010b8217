package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Verification;

/**
 * Does a stored run again in a cluster of processes on this machine. Their checkpoints lie in a temporary directory, which is kept, with
 * their logs, only if they fail.
 */
final class NodesRepetition implements Verification.Repetition {
    private static final int EVERY = 8;

    private final int nodes;
    private final ResultDirectory stored;
    private final PrintWriter out;

    /** On {@code nodes} processes, of a run in a result directory. */
    NodesRepetition(int nodes, ResultDirectory stored, PrintWriter out) {
        this.nodes = nodes;
        this.stored = stored;
        this.out = out;
    }

    @Override
    public RunResult run(RunSpec run) {
        Path directory = temporary();
        RunResult result = run(run, directory, EVERY, CheckpointPlan.DEFAULT_KEEP);
        Location.of(directory).delete();
        return result;
    }

    @Override
    public void leaveState(RunSpec run, Path directory, int quarter) {
        run(run, directory, Math.max(1, quarter), Integer.MAX_VALUE);
    }

    private RunResult run(RunSpec run, Path directory, int every, int keep) {
        Path experiment = directory.resolve("experiment.conf");
        write(experiment);
        List<String> arguments = List.of(
                experiment.toString(),
                "--scenario",
                run.scenario(),
                "--replicate",
                Integer.toString(run.replicate()),
                "--shards",
                Integer.toString(run.shards()),
                "--checkpoints",
                directory.toString(),
                "--checkpoint-every",
                Integer.toString(every),
                "--checkpoints-kept",
                Integer.toString(keep));
        try (LocalNodes cluster = new LocalNodes(nodes, directory, arguments);
                Progress progress = new Progress(out, "quarters")) {
            return cluster.await(run.withCheckpoints(new LocalStore(directory), every, true), progress);
        }
    }

    private void write(Path experiment) {
        String text = AtomicFiles.findText(stored.experiment())
                .orElseThrow(() -> new RefusedException(stored.root() + " has lost its experiment"));
        try {
            Files.createDirectories(experiment.getParent());
            Files.writeString(experiment, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + experiment, e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("caminar-nodes");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary directory", e);
        }
    }

    @Override
    public String where(int shards) {
        return "on " + nodes + " nodes with " + shards + " shards";
    }
}
