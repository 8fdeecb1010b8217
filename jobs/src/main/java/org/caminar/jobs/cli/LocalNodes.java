package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caminar.engine.api.ClusterSimulation;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.jobs.cluster.HeldPort;

/**
 * A cluster of processes on this machine, each the command {@code node}. One that is killed, or is so slow that the others go on without
 * it, is started again and joins them; one that gives up ends them all.
 */
final class LocalNodes implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int KILLED = 128;
    private static final int MOST_RESTARTS = 50;
    private static final long POLL_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 30;

    private final Path directory;
    private final List<List<String>> commands = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final Thread hook = new Thread(this::stopAll, "caminar-stop-nodes");
    private int restarts;

    /** Starts them; their logs go to a directory of this machine. */
    LocalNodes(int nodes, Path directory, List<String> arguments) {
        this.directory = directory.toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(hook);
        List<Integer> ports = freePorts(nodes);
        for (int port : ports) {
            commands.add(command(nodes, port, ports, arguments));
        }
        for (int node = 0; node < nodes; node++) {
            processes.add(start(node));
        }
    }

    private static List<String> command(int nodes, int port, List<Integer> ports, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.add("-D" + Home.PROPERTY + "=" + Home.root());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Caminar.class.getName(), "node"));
        command.addAll(arguments);
        command.addAll(List.of("--nodes", Integer.toString(nodes), "--host", HOST, "--port", Integer.toString(port)));
        for (int seed : ports) {
            command.addAll(List.of("--seed", HOST + ":" + seed));
        }
        return command;
    }

    /**
     * The options of this JVM that hold for a node, too. Its streams are not those of this process: no descriptor but the usual three
     * reaches it, and none is a terminal.
     */
    static List<String> inherited(List<String> options) {
        return options.stream()
                .filter(option -> Stream.of(ErrorStream.PROPERTY, Progress.TERMINAL)
                        .noneMatch(property -> option.startsWith("-D" + property + "=")))
                .toList();
    }

    /** All are held until the last is found, so that none is found twice. */
    private static List<Integer> freePorts(int count) {
        List<HeldPort> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(HeldPort.at(HOST));
            }
            return held.stream().map(HeldPort::number).toList();
        } finally {
            held.forEach(HeldPort::close);
        }
    }

    private Path log(int node) {
        return directory.resolve(String.format(Locale.ROOT, "node-%d.log", node + 1));
    }

    private Process start(int node) {
        try {
            Files.createDirectories(directory);
            return new ProcessBuilder(commands.get(node))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a node", e);
        }
    }

    /** Waits for the end of the run, restarting nodes that are killed. */
    RunResult await(RunSpec run, Progress progress) {
        Checkpoints checkpoints = run.checkpoints().orElseThrow().checkpoints();
        int total = run.design().experiment().horizon();
        try {
            while (true) {
                for (int node = 0; node < processes.size(); node++) {
                    Process process = processes.get(node);
                    if (!process.isAlive() && isEnd(node, process.exitValue())) {
                        awaitOthers();
                        Optional<RunResult> result = ClusterSimulation.findResult(run);
                        return result.orElseThrow(
                                () -> new IllegalStateException("a node ended before the run: see " + log(0)));
                    }
                }
                progress.show(checkpoints.complete().stream().findFirst().orElse(0), total, "");
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while nodes were at work", e);
        }
    }

    /** Whether the run is at its end, given how a node has ended; restarts it if it was killed or left behind. */
    private boolean isEnd(int node, int code) {
        if (code == ExitCode.FINE) {
            return true;
        }
        boolean lost = code >= KILLED || code == ExitCode.CUT_OFF;
        if (!lost || restarts == MOST_RESTARTS) {
            throw new IllegalStateException("node " + (node + 1) + " ended with code " + code + ": see " + log(node));
        }
        restarts++;
        processes.set(node, start(node));
        return false;
    }

    /** Lets the other nodes hear of the end. */
    private void awaitOthers() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Process process : processes) {
            process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void stopAll() {
        processes.forEach(Process::destroyForcibly);
    }

    /** Stops all nodes. */
    @Override
    public void close() {
        stopAll();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
