package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * FEATURE UNDER TEST: commands go to Kubernetes, simulated by {@link TestKubernetes}; drivers and executors are real processes, started
 * from the pods that Spark asks for, and the rows of a sweep are those of a local one.
 */
@Tag("slow")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class KubernetesSweepTest {
    @TempDir
    static Path temp;

    private static Installation installation;
    private static TestKubernetes kubernetes;

    @BeforeAll
    static void startKubernetes() throws IOException {
        installation = TestInstallation.of(temp);
        kubernetes = new TestKubernetes(temp.resolve("kubernetes"), installation);
    }

    @AfterAll
    static void stopKubernetes() {
        kubernetes.close();
    }

    @BeforeEach
    void forget() {
        kubernetes.pods().clear();
    }

    /** What the pods were for, in the order in which they came. */
    private static List<String> roles() {
        return kubernetes.pods().stream()
                .map(pod -> pod.getMetadata().getLabels().get("spark-role"))
                .toList();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.kubernetes.container.image", "caminar:4.2.0");
        settings.put("spark.executor.memory", "600m");
        settings.put("spark.driver.memory", "600m");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.kubernetes.allocation.batch.delay", "200ms");
        settings.put(Submission.EXPERIMENT, SentExperiment.encode(OneRun.DESIGN.resolved()));
        return settings;
    }

    private static int submit(DeployMode mode, Map<String, String> settings, List<String> words) throws IOException {
        Submission submission = new Submission(kubernetes.master(), mode, settings, words);
        Path properties = submission.writeProperties(installation);
        try {
            ProcessBuilder builder = submission.process(installation, temp, properties);
            builder.environment().put(PodProcess.OPTIONS, PodProcess.QUICK);
            return Submission.runWatched(builder);
        } finally {
            Files.delete(properties);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void driverAndNodesRunInPodsWithJarsOfTheirImage() throws Exception {
        Path image = Files.createDirectories(temp.resolve("image"));
        List<Path> jars = new ArrayList<>(installation.dependencies());
        jars.add(installation.application());
        for (Path jar : jars) {
            Files.createSymbolicLink(image.resolve(jar.getFileName()), jar);
        }
        Map<String, String> settings = settings();
        settings.put(Submission.JARS, "local://" + image);
        settings.put("spark.authenticate", "true");
        settings.put("spark.network.crypto.enabled", "true");
        Path out = temp.resolve("in-pod");
        List<String> words = List.of("sweep", "demo", "--out", out.toString(), "--runs-on", "nodes", "--nodes", "2");

        assertThat(submit(DeployMode.CLUSTER, settings, words)).isZero();

        assertThat(roles()).containsExactly("driver", "executor", "executor");
        OneRun.assertSame(out, temp, "driver and nodes in pods");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theDriverRunsHereAndExecutorsInPods() throws Exception {
        Map<String, String> settings = settings();
        settings.put("spark.driver.host", LocalCluster.HOST);
        settings.put("spark.executor.instances", "1");
        Path out = temp.resolve("here");

        assertThat(submit(DeployMode.CLIENT, settings, List.of("sweep", "demo", "--out", out.toString())))
                .isZero();

        assertThat(roles()).containsExactly("executor");
        OneRun.assertSame(out, temp, "driver here");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aDriverThatFailsInItsPodIsAFailureHere() throws Exception {
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");
        Map<String, String> settings = settings();
        settings.put("spark.kubernetes.file.upload.path", "file://" + Files.createDirectories(temp.resolve("upload")));

        assertThat(submit(DeployMode.CLUSTER, settings, List.of("sweep", "demo", "--out", foreign.toString())))
                .isNotZero();

        // Caminar's own word: its jars were uploaded, and the pod has found them.
        Path log = kubernetes.log(kubernetes.pods().get(0));
        assertThat(log).content().contains("foreign is not empty");
        assertThat(roles()).containsExactly("driver");
    }
}
