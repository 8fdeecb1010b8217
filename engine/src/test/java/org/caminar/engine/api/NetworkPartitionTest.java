package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.caminar.engine.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * FEATURE UNDER TEST: of a cluster whose network is divided one part goes on and ends with the hash of an undisturbed run; the other
 * completes no checkpoint any more and ends itself, also when the cable is plugged in again. Nodes live in network namespaces of
 * Linux; elsewhere the test is skipped.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class NetworkPartitionTest {
    private static final long EXPECTED =
            Lab.run(ClusterNodeRun.design(), ClusterNodeRun.SCENARIO).stateHash();
    private static final String PORT = ":25520";

    /** Longest time that a checkpoint, all of whose shards are saved when the cable is pulled, takes to be completed. */
    private static final long UNDER_WAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long PATIENCE_SECONDS = 90;
    private static final long POLL_MILLIS = 10;

    @TempDir
    Path checkpoints;

    private Namespaces network;
    private final List<Transcript> nodes = new ArrayList<>();

    @BeforeAll
    static void requireNamespaces() throws InterruptedException {
        Optional<String> obstacle = Namespaces.findObstacle();
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> "skipped, since " + obstacle.orElseThrow());
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Transcript node : nodes) {
            node.process().destroyForcibly().waitFor();
        }
        if (network != null) {
            network.close();
        }
    }

    private void start(int count) throws IOException, InterruptedException {
        network = new Namespaces(count);
        List<String> cluster = IntStream.range(0, count)
                .mapToObj(host -> network.address(host) + PORT)
                .toList();
        for (int host = 0; host < count; host++) {
            List<String> command = new ArrayList<>(network.on(host));
            command.addAll(ClusterNodeRun.command(checkpoints, cluster.get(host), cluster));
            nodes.add(new Transcript(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()));
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("time to wait until " + what + " " + nodes)
                    .isLessThan(deadline);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The node on which the leader is: the one that completes checkpoints. */
    private int leader() throws InterruptedException {
        await("a checkpoint is complete", () -> nodes.stream().anyMatch(Transcript::hasCommitted));
        return IntStream.range(0, nodes.size())
                .filter(node -> nodes.get(node).hasCommitted())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"3, true, 1", "3, false, 2", "2, true, 3", "2, false, 4"})
    void onePartGoesOn(int count, boolean cutLeader, int seed) throws IOException, InterruptedException {
        start(count);
        int leader = leader();
        int cut = cutLeader ? leader : (leader + 1) % count;
        int quarter = 25 + new Random(seed).nextInt(100);
        await("quarter " + quarter, () -> nodes.get(leader).quarter() >= quarter);
        network.cut(cut);
        assertThat(nodes)
                .as("all are still at work")
                .allMatch(node -> node.process().isAlive());
        long divided = System.nanoTime() + UNDER_WAY_NANOS;
        await(
                "a checkpoint is complete after the division",
                () -> nodes.stream()
                        .anyMatch(node -> !node.commitsAfter(divided).isEmpty()));
        network.heal(cut);
        List<Transcript> goingOn = new ArrayList<>();
        for (Transcript node : nodes) {
            boolean finished = node.endsWith(EXPECTED, PATIENCE_SECONDS);
            assertThat(node.process().isAlive()).isFalse();
            if (!node.commitsAfter(divided).isEmpty()) {
                goingOn.add(node);
            }
            // The part that ends finds the result if the other one has come to it by then.
            boolean mayBeCutOff = count == 2 || node.equals(nodes.get(cut));
            assertThat(finished || (mayBeCutOff && node.process().exitValue() != 0))
                    .as("%s has the result or is cut off", node)
                    .isTrue();
        }
        assertThat(goingOn)
                .as("nodes that completed checkpoints after the division")
                .hasSize(1);
        if (count > 2) {
            assertThat(goingOn).doesNotContain(nodes.get(cut));
        }
        assertThat(goingOn.get(0).endsWith(EXPECTED, 0)).isTrue();
    }
}
