package org.caminar.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.cluster.Submission.DeployMode;

/** A standalone cluster on this machine of workers with a core each, sweeps that are sent to it, and processes to kill. */
final class TestCluster implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 600;
    private static final long POLL_MILLIS = 50;
    private static final int WORKERS = 2;

    /** What is killed. */
    enum Victim {
        EXECUTOR,
        WORKER,
        DRIVER
    }

    private final Path directory;
    private final LocalCluster cluster;
    private final Installation installation;
    private final LocalCluster.Size size;
    private final String url;

    /** Starts it with two workers; logs of drivers go to {@code directory}. */
    TestCluster(Path directory) throws IOException {
        this(directory, WORKERS);
    }

    /** The same with so many workers. */
    TestCluster(Path directory, int workers) throws IOException {
        this.directory = directory;
        installation = TestInstallation.of(directory);
        cluster = new LocalCluster(directory.resolve("cluster"));
        try (HeldPort port = HeldPort.at(LocalCluster.HOST);
                HeldPort webPort = HeldPort.at(LocalCluster.HOST)) {
            size = new LocalCluster.Size(workers, 1, "700m", port.number(), webPort.number());
        }
        url = cluster.start(installation, size);
    }

    LocalCluster processes() {
        return cluster;
    }

    Installation installation() {
        return installation;
    }

    String url() {
        return url;
    }

    /** Two scenarios of the demo, so small that Spark's own work is as large as theirs. */
    static LoadedDesign design(int replicates) {
        return DesignLoader.load(
                Path.of(System.getProperty("caminar.home", ".."), "conf"),
                "demo",
                List.of(
                        "experiment.scale=0.005",
                        "experiment.horizon=20 quarters",
                        "experiment.scenarios=[baseline,bridging]",
                        "experiment.replicates=" + replicates));
    }

    /** Settings of a driver that knows the secret. */
    Map<String, String> settings(int replicates) throws IOException {
        return settings(design(replicates));
    }

    /** The same for a sweep of another design. */
    Map<String, String> settings(LoadedDesign design) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Files.readAllLines(cluster.settings()).stream()
                .map(line -> line.split(" +", 2))
                .forEach(words -> settings.put(words[0], words[1]));
        settings.put("spark.executor.memory", "600m");
        settings.put("spark.driver.memory", "600m");
        settings.put(Submission.EXPERIMENT, SentExperiment.encode(design.resolved()));
        return settings;
    }

    /** Starts a sweep that goes on from what there is; its driver is the process. */
    Process sweep(Path out, int replicates, String name) throws IOException {
        return start(
                new Submission(
                        url,
                        DeployMode.CLIENT,
                        settings(replicates),
                        List.of("sweep", "demo", "--resume", "--out", out.toString())),
                name);
    }

    Process start(Submission submission, String name) throws IOException {
        return submission
                .process(installation, cluster.directory().resolve("spark"), submission.writeProperties(installation))
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    /** What a driver of that name has said. */
    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** Waits for a driver's end and returns its exit code. */
    static int end(Process process) throws InterruptedException {
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended) {
            throw new IllegalStateException("a driver did not end within " + TIMEOUT_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** Waits until an executor is there, or the driver is gone. */
    void awaitExecutors(Process driver) throws InterruptedException {
        await(() -> !executors().isEmpty() || !driver.isAlive());
    }

    static void await(BooleanSupplier ready) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was waited for did not happen within " + TIMEOUT_SECONDS + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Kills, without a chance to say farewell; a worker by its number from 1. */
    void kill(Victim victim, Process driver, int worker) {
        switch (victim) {
            case DRIVER -> driver.destroyForcibly();
            case EXECUTOR -> executors().stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
            case WORKER -> workers().get(worker - 1).destroyForcibly();
        }
    }

    /** Starts a worker again that was killed. */
    void restart(int worker) throws IOException {
        cluster.restart(installation, size, worker);
    }

    private List<ProcessHandle> workers() {
        try {
            List<ProcessHandle> workers = new ArrayList<>();
            for (LocalCluster.Member member : cluster.members()) {
                if (member.name().startsWith("worker") && member.alive()) {
                    ProcessHandle.of(member.pid()).ifPresent(workers::add);
                }
            }
            return workers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What workers have started. */
    private List<ProcessHandle> executors() {
        return workers().stream().flatMap(ProcessHandle::descendants).toList();
    }

    @Override
    public void close() throws IOException {
        cluster.stop();
    }
}
