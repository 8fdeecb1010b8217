package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: commands go through SparkSubmit, which has Spark's jars only, to a standalone cluster with a secret; a sweep
 * whose executor, worker and driver are killed at seeded moments holds what an undisturbed one holds once it was resumed.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterSweepTest {
    private static final long SEED = 20_260_302;
    private static final int STAGES = 3;
    private static final int REPLICATES_A_STAGE = 6;
    private static final long TIMEOUT_SECONDS = 600;
    private static final String[] EXPERIMENT = {
        "experiment.scale=0.005", "experiment.horizon=20 quarters", "experiment.scenarios=[baseline,bridging]"
    };

    @TempDir
    static Path temp;

    private static LocalCluster cluster;
    private static Installation installation;
    private static String url;

    private enum Victim {
        EXECUTOR,
        WORKER,
        DRIVER
    }

    @BeforeAll
    static void startCluster() throws IOException {
        installation = TestInstallation.of(temp);
        cluster = new LocalCluster(temp.resolve("cluster"));
        try (ServerSocket free = new ServerSocket(0)) {
            url = "spark://127.0.0.1:" + free.getLocalPort();
        }
        int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
        assertThat(cluster.start(installation, new LocalCluster.Size(2, 1, "700m", port, 0)))
                .isEqualTo(url);
    }

    @AfterAll
    static void stopCluster() throws IOException {
        cluster.stop();
        assertThat(cluster.members()).isEmpty();
    }

    @Test
    @Order(1)
    void aSecondStartIsRefused() {
        LocalCluster.Size size = new LocalCluster.Size(1, 1, "700m", 1, 0);
        assertThatThrownBy(() -> cluster.start(installation, size))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("runs in " + cluster.directory() + " already");
    }

    @Test
    @Order(2)
    void whoDoesNotKnowTheSecretIsRefused() throws Exception {
        Map<String, String> settings = settings(1);
        settings.remove("spark.authenticate");
        settings.remove("spark.authenticate.secret");
        settings.remove("spark.network.crypto.enabled");
        Submission stranger = new Submission(
                url,
                DeployMode.CLIENT,
                settings,
                List.of("sweep", "demo", "--out", temp.resolve("stranger").toString()));

        assertThat(end(start(stranger, "stranger"))).isNotZero();
        assertThat(Files.exists(temp.resolve("stranger/runs.parquet"))).isFalse();
    }

    @Test
    @Order(3)
    void theDriverRunsOnTheClusterToo() throws Exception {
        Path out = temp.resolve("on-cluster");
        Map<String, String> settings = settings(1);
        settings.put("spark.standalone.submit.waitAppCompletion", "true");
        Submission submission =
                new Submission(url, DeployMode.CLUSTER, settings, List.of("sweep", "demo", "--out", out.toString()));

        assertThat(end(start(submission, "on-cluster"))).isZero();

        SweepRows.assertSame(new ResultDirectory(out), undisturbed("one", 1), "driver on the cluster");
    }

    @Test
    @Order(3)
    void aDriverThatFailsOnTheClusterIsAFailureHere() throws Exception {
        Map<String, String> settings = settings(1);
        settings.put("spark.standalone.submit.waitAppCompletion", "true");
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");
        Submission submission = new Submission(
                url, DeployMode.CLUSTER, settings, List.of("sweep", "demo", "--out", foreign.toString()));

        assertThat(Submission.runWatched(submission.process(
                        installation, cluster.directory().resolve("spark"), submission.writeProperties())))
                .isNotZero();
    }

    @Test
    @Order(4)
    void killsAtSeededMomentsChangeNothing() throws Exception {
        Random random = new Random(SEED);
        List<Victim> victims = new ArrayList<>(Arrays.asList(Victim.values()));
        Collections.shuffle(victims, random);
        Path out = temp.resolve("disturbed");
        for (int stage = 1; stage <= STAGES; stage++) {
            Victim victim = victims.get(stage - 1);
            Process driver = start(sweep(out, stage * REPLICATES_A_STAGE), victim.name());
            await(() -> !executors().isEmpty() || !driver.isAlive());
            Thread.sleep(random.nextInt(5000));
            kill(victim, driver);
            int code = end(driver);
            assertThat(code == 0 || victim == Victim.DRIVER)
                    .as(victim + ": " + code)
                    .isTrue();
        }
        int replicates = STAGES * REPLICATES_A_STAGE;

        assertThat(end(start(sweep(out, replicates), "last"))).isZero();

        SweepRows.assertSame(
                new ResultDirectory(out), undisturbed("undisturbed", replicates), "seed " + SEED + ", " + victims);
        assertThat(cluster.members().stream().filter(m -> !m.alive())).hasSize(1);
    }

    private static LoadedDesign design(int replicates) {
        List<String> overrides = new ArrayList<>(Arrays.asList(EXPERIMENT));
        overrides.add("experiment.replicates=" + replicates);
        return DesignLoader.load(Path.of("../conf"), "demo", overrides);
    }

    private static ResultDirectory undisturbed(String name, int replicates) {
        ResultDirectory directory = new ResultDirectory(temp.resolve(name));
        Sweep.of(SharedSpark.session(), directory, design(replicates)).run();
        return directory;
    }

    private static Map<String, String> settings(int replicates) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Files.readAllLines(cluster.settings()).stream()
                .map(line -> line.split(" +", 2))
                .forEach(words -> settings.put(words[0], words[1]));
        settings.put("spark.executor.memory", "600m");
        settings.put("spark.driver.memory", "600m");
        settings.put(
                Submission.EXPERIMENT, SentExperiment.encode(design(replicates).resolved()));
        return settings;
    }

    private static Submission sweep(Path out, int replicates) throws IOException {
        return new Submission(
                url,
                DeployMode.CLIENT,
                settings(replicates),
                List.of("sweep", "demo", "--resume", "--out", out.toString()));
    }

    private static Process start(Submission submission, String name) throws IOException {
        return submission
                .process(installation, cluster.directory().resolve("spark"), submission.writeProperties())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve(name + ".log").toFile())
                .start();
    }

    private static int end(Process process) throws InterruptedException {
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        return process.exitValue();
    }

    private static void kill(Victim victim, Process driver) throws IOException {
        switch (victim) {
            case DRIVER -> driver.destroyForcibly();
            case EXECUTOR -> executors().stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
            case WORKER -> worker("worker-1").destroyForcibly();
        }
    }

    private static ProcessHandle worker(String name) throws IOException {
        return cluster.members().stream()
                .filter(m -> m.name().equals(name))
                .flatMap(m -> ProcessHandle.of(m.pid()).stream())
                .findFirst()
                .orElseThrow();
    }

    /** What workers have started. */
    private static List<ProcessHandle> executors() {
        try {
            return cluster.members().stream()
                    .filter(LocalCluster.Member::alive)
                    .flatMap(m -> ProcessHandle.of(m.pid()).stream())
                    .flatMap(ProcessHandle::descendants)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
