package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.cluster.TestCluster.Victim;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * FEATURE UNDER TEST: commands go through SparkSubmit, which has Spark's jars only, to a standalone cluster with a secret; a sweep
 * whose executor, worker and driver are killed at seeded moments holds what an undisturbed one holds once it was resumed.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterSweepTest {
    private static final long SEED = 20_260_302;
    private static final int STAGES = 3;
    private static final int REPLICATES_A_STAGE = 4;

    @TempDir
    static Path temp;

    private static TestCluster cluster;

    /** A driver without the secret. Spark lets it knock for a minute: the other tests go on meanwhile. */
    private static Process stranger;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = new TestCluster(temp);
        stranger = startStranger();
        assertThat(cluster.processes().findUrl()).contains(cluster.url());
    }

    @AfterAll
    static void stopCluster() throws IOException {
        stranger.destroyForcibly();
        cluster.close();
        assertThat(cluster.processes().members()).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void aSecondStartIsRefused() {
        LocalCluster.Size size = new LocalCluster.Size(1, 1, "700m", 1, 2);
        assertThatThrownBy(() -> cluster.processes().start(cluster.installation(), size))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("runs in " + cluster.processes().directory() + " already");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(3)
    void theDriverRunsOnTheClusterToo() throws Exception {
        Path out = temp.resolve("on-cluster");
        Map<String, String> settings = cluster.settings(1);
        settings.put("spark.standalone.submit.waitAppCompletion", "true");
        Submission submission = new Submission(
                cluster.url(), DeployMode.CLUSTER, settings, List.of("sweep", "demo", "--out", out.toString()));

        assertThat(TestCluster.end(cluster.start(submission, "on-cluster"))).isZero();

        SweepRows.assertSame(new ResultDirectory(out), undisturbed("one", 1), "driver on the cluster");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(3)
    void aDriverThatFailsOnTheClusterIsAFailureHere() throws Exception {
        Map<String, String> settings = cluster.settings(1);
        settings.put("spark.standalone.submit.waitAppCompletion", "true");
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");
        Submission submission = new Submission(
                cluster.url(), DeployMode.CLUSTER, settings, List.of("sweep", "demo", "--out", foreign.toString()));

        assertThat(Submission.runWatched(submission.process(
                        cluster.installation(),
                        cluster.processes().directory().resolve("spark"),
                        submission.writeProperties(cluster.installation()))))
                .isNotZero();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(4)
    void killsAtSeededMomentsChangeNothing() throws Exception {
        Random random = new Random(SEED);
        List<Victim> victims = new ArrayList<>(Arrays.asList(Victim.values()));
        Collections.shuffle(victims, random);
        Path out = temp.resolve("disturbed");
        for (int stage = 1; stage <= STAGES; stage++) {
            Victim victim = victims.get(stage - 1);
            Process driver = cluster.sweep(out, stage * REPLICATES_A_STAGE, victim.name());
            cluster.awaitExecutors(driver);
            Thread.sleep(random.nextInt(5000));
            cluster.kill(victim, driver, 1);
            int code = TestCluster.end(driver);
            assertThat(code == 0 || victim == Victim.DRIVER)
                    .as(victim + ": " + code)
                    .isTrue();
        }
        int replicates = STAGES * REPLICATES_A_STAGE;

        assertThat(TestCluster.end(cluster.sweep(out, replicates, "last"))).isZero();

        SweepRows.assertSame(
                new ResultDirectory(out), undisturbed("undisturbed", replicates), "seed " + SEED + ", " + victims);
        assertThat(cluster.processes().members().stream().filter(m -> !m.alive()))
                .hasSize(1);
    }

    private static Process startStranger() throws IOException {
        Map<String, String> settings = cluster.settings(1);
        settings.remove("spark.authenticate");
        settings.remove("spark.authenticate.secret");
        settings.remove("spark.network.crypto.enabled");
        Submission submission = new Submission(
                cluster.url(),
                DeployMode.CLIENT,
                settings,
                List.of("sweep", "demo", "--out", temp.resolve("stranger").toString()));
        return cluster.start(submission, "stranger");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(5)
    void whoDoesNotKnowTheSecretIsRefused() throws Exception {
        assertThat(TestCluster.end(stranger)).isNotZero();
        assertThat(Files.exists(temp.resolve("stranger/runs.parquet"))).isFalse();
    }

    private static ResultDirectory undisturbed(String name, int replicates) {
        ResultDirectory directory = new ResultDirectory(temp.resolve(name));
        Sweep.of(SharedSpark.session(), directory, TestCluster.design(replicates))
                .run();
        return directory;
    }
}
