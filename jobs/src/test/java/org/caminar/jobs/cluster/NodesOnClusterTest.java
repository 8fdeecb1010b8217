package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.cluster.TestCluster.Victim;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * FEATURE UNDER TEST: runs divided among three executors leave what runs on tasks leave, also when an executor, or the driver, is killed
 * in the middle of one, which then goes on from its last checkpoint.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(900)
class NodesOnClusterTest {
    private static final long SEED = 20_261_124;
    private static final int HORIZON = 80;
    private static final int EVERY = 2;
    private static final String RUN = "bridging-0";

    @TempDir
    static Path temp;

    private static TestCluster cluster;
    private static LoadedDesign design;
    private static ResultDirectory undisturbed;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = new TestCluster(temp, 3);
        design = DesignLoader.load(
                Path.of("../conf"),
                "demo",
                List.of(
                        "experiment.scale=0.1",
                        "experiment.horizon=" + HORIZON + " quarters",
                        "experiment.replicates=1",
                        "experiment.scenarios=[baseline,bridging]"));
        undisturbed = new ResultDirectory(temp.resolve("undisturbed"));
        Sweep.of(SharedSpark.session(), undisturbed, design).run();
    }

    @AfterAll
    static void stopCluster() throws IOException {
        cluster.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anExecutorIsKilled() throws Exception {
        Path out = temp.resolve("executor");
        Process driver = cluster.start(sweep(out), "executor");
        Resumption resumption = killAt(out, driver, new Random(SEED), () -> cluster.kill(Victim.EXECUTOR, driver, 1));

        assertThat(TestCluster.end(driver))
                .as("see %s", cluster.log("executor"))
                .isZero();

        resumption.requireNoStepBack();
        SweepRows.assertSame(new ResultDirectory(out), undisturbed, "executor killed, seed " + SEED);
        assertThat(out.resolve(".checkpoints")).doesNotExist();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theDriverIsKilled() throws Exception {
        Path out = temp.resolve("driver");
        Process driver = cluster.start(sweep(out), "driver");
        Resumption resumption = killAt(out, driver, new Random(SEED + 1), driver::destroyForcibly);
        TestCluster.end(driver);
        assertThat(out.resolve(".checkpoints").resolve(RUN)).isNotEmptyDirectory();

        assertThat(TestCluster.end(cluster.start(sweep(out), "resumed")))
                .as("see %s", cluster.log("resumed"))
                .isZero();

        resumption.requireNoStepBack();
        SweepRows.assertSame(new ResultDirectory(out), undisturbed, "driver killed, seed " + (SEED + 1));
        assertThat(out.resolve(".checkpoints")).doesNotExist();
    }

    private static Submission sweep(Path out) throws IOException {
        return new Submission(
                cluster.url(),
                DeployMode.CLIENT,
                cluster.settings(design),
                List.of(
                        "sweep",
                        "demo",
                        "--resume",
                        "--runs-on",
                        "nodes",
                        "--nodes",
                        "3",
                        "--checkpoint-every",
                        Integer.toString(EVERY),
                        "--out",
                        out.toString()));
    }

    /** Kills when the second run has come to a seeded quarter. */
    private static Resumption killAt(Path out, Process driver, Random random, Runnable kill) throws Exception {
        Path states = out.resolve(".checkpoints").resolve(RUN);
        int quarter = HORIZON / 4 + random.nextInt(HORIZON / 4);
        TestCluster.await(() -> first(states).orElse(-1) >= quarter || !driver.isAlive());
        assertThat(driver.isAlive()).as("see %s", out).isTrue();
        kill.run();
        return Resumption.watch(states, quarter);
    }

    /** The oldest quarter of which there is a checkpoint, complete or not. */
    private static Optional<Integer> first(Path states) {
        try (Stream<Path> quarters = Files.list(states)) {
            return quarters.map(q -> q.getFileName().toString())
                    .filter(name -> name.startsWith("quarter-"))
                    .map(name -> Integer.valueOf(name.substring("quarter-".length())))
                    .min(Integer::compare);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Looks out for checkpoints of quarters that were simulated before the kill: there are some if a run begins anew. */
    private static final class Resumption {
        private final AtomicBoolean steppedBack = new AtomicBoolean();
        private final Thread thread;
        private volatile boolean done;

        private Resumption(Path states, int quarter) {
            thread = new Thread(() -> look(states, quarter), "look-out");
            thread.setDaemon(true);
            thread.start();
        }

        static Resumption watch(Path states, int quarter) {
            return new Resumption(states, quarter);
        }

        private void look(Path states, int quarter) {
            while (!done) {
                if (first(states).filter(q -> q < quarter).isPresent()) {
                    steppedBack.set(true);
                }
                sleep();
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while looking out", e);
            }
        }

        void requireNoStepBack() throws InterruptedException {
            done = true;
            thread.join();
            assertThat(steppedBack).as("the run began anew").isFalse();
        }
    }
}
