package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** FEATURE UNDER TEST: commands go to a YARN of one node, {@link TestYarn}, and the rows of a sweep are those of a local one. */
@Tag("slow")
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class YarnSweepTest {
    /** What a driver says at the end of the sweep. */
    private static final String DONE = "1 runs done";

    @TempDir
    static Path temp;

    private static TestYarn yarn;

    @BeforeAll
    static void startYarn() throws Exception {
        yarn = new TestYarn(temp);
    }

    @AfterAll
    static void stopYarn() {
        yarn.close();
    }

    private static int submit(DeployMode mode, Map<String, String> further, List<String> words, String name)
            throws Exception {
        Map<String, String> settings = new HashMap<>(yarn.settings());
        settings.put(Submission.EXPERIMENT, SentExperiment.encode(OneRun.DESIGN.resolved()));
        settings.putAll(further);
        return TestYarn.end(yarn.submit(mode, settings, words, name));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theDriverRunsHereAndItsExecutorInAContainer() throws Exception {
        Path out = temp.resolve("here");
        List<String> words = List.of("sweep", "demo", "--out", out.toString());

        assertThat(submit(DeployMode.CLIENT, Map.of(), words, "here")).isZero();

        assertThat(yarn.log("here")).content().contains(DONE);
        assertThat(yarn.master("stdout")).doesNotContain(DONE);
        OneRun.assertSame(out, temp, "driver here");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theDriverRunsInTheApplicationMaster() throws Exception {
        Path out = temp.resolve("in-master");
        List<String> words = List.of("sweep", "demo", "--resume", "--out", out.toString());

        assertThat(submit(DeployMode.CLUSTER, Map.of(), words, "in-master")).isZero();

        assertThat(yarn.log("in-master")).content().doesNotContain(DONE);
        assertThat(yarn.master("stdout")).contains(DONE);
        OneRun.assertSame(out, temp, "driver in the application master");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aDriverThatFailsInTheApplicationMasterIsAFailureHere() throws Exception {
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");
        Map<String, String> once = Map.of("spark.yarn.maxAppAttempts", "1");
        List<String> words = List.of("sweep", "demo", "--out", foreign.toString());

        assertThat(submit(DeployMode.CLUSTER, once, words, "foreign")).isNotZero();

        assertThat(yarn.master("stderr")).contains("foreign is not empty");
    }
}
