package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.caminar.engine.FreePorts;
import org.caminar.engine.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a run over two or three processes survives the kill of any one of them, its leader among them, and of all but
 * one in turn, and ends with the hash of an undisturbed run in one process.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class ClusterKillTest {
    private static final int NODES = 3;
    private static final long EXPECTED =
            Lab.run(ClusterNodeRun.design(), ClusterNodeRun.SCENARIO).stateHash();

    @TempDir
    Path checkpoints;

    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stopAll() {
        nodes.forEach(Process::destroyForcibly);
    }

    /** Whichever of the three leads, one of the cases kills it; -1 kills none. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2})
    void endsWithTheSameHashWhicheverNodeIsKilled(int victim) throws IOException, InterruptedException {
        startAll(3);
        int quarter = 25 + new Random(victim).nextInt(50);
        int survivor = victim == 0 ? 1 : 0;
        try (BufferedReader out = nodes.get(survivor).inputReader(StandardCharsets.UTF_8)) {
            if (victim >= 0) {
                awaitQuarter(out, quarter);
                nodes.get(victim).destroyForcibly().waitFor();
            }
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        for (int node = 0; node < nodes.size(); node++) {
            if (node != victim) {
                assertEndsWell(nodes.get(node));
            }
        }
    }

    private static void assertEndsWell(Process node) throws InterruptedException {
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
    }

    /** Of two nodes neither is the majority: who is left asks the place of the checkpoints. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofTwoNodesTheOtherGoesOn(int victim) throws IOException, InterruptedException {
        startAll(2);
        try (BufferedReader out = nodes.get(1 - victim).inputReader(StandardCharsets.UTF_8)) {
            awaitQuarter(out, 30);
            nodes.get(victim).destroyForcibly().waitFor();
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        assertEndsWell(nodes.get(1 - victim));
    }

    /** The last of three is the minority of those that were there. */
    @Test
    void twoNodesOneAfterAnother() throws IOException, InterruptedException {
        startAll(3);
        try (BufferedReader out = nodes.get(2).inputReader(StandardCharsets.UTF_8)) {
            int then = awaitQuarter(out, 20);
            nodes.get(0).destroyForcibly().waitFor();
            awaitQuarter(out, then + 40);
            nodes.get(1).destroyForcibly().waitFor();
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        assertEndsWell(nodes.get(2));
    }

    /** A node that hears nothing for a while is one behind a cut cable: the others go on without it, it finds what they came to. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    @DisabledOnOs(OS.WINDOWS)
    void aNodeThatIsCutOffEndsItself(int count) throws IOException, InterruptedException {
        startAll(count);
        try (BufferedReader out = nodes.get(1).inputReader(StandardCharsets.UTF_8)) {
            awaitQuarter(out, 40);
            signal("STOP", nodes.get(0));
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
            signal("CONT", nodes.get(0));
        }
        try (BufferedReader out = nodes.get(0).inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        assertEndsWell(nodes.get(0));
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    /** Reads until a node has heard of a quarter; returns the one that it has heard of. */
    private static int awaitQuarter(BufferedReader out, int quarter) throws IOException {
        int heard = 0;
        while (heard < quarter) {
            String line = out.readLine();
            assertThat(line).isNotNull().doesNotStartWith("hash");
            if (line.startsWith("quarter ")) {
                heard = Integer.parseInt(line.substring("quarter ".length()));
            }
        }
        assertThat(heard).as("the kill comes before the end").isLessThan(ClusterNodeRun.HORIZON);
        return heard;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withKeysAStrangerStaysOutside() throws IOException, InterruptedException {
        List<String> addresses = addresses(NODES + 1);
        List<String> cluster = addresses.subList(0, NODES);
        for (String own : cluster) {
            nodes.add(start(own, cluster, Optional.of(keys("members"))));
        }
        nodes.add(start(addresses.get(NODES), cluster, Optional.of(keys("strangers"))));
        try (BufferedReader out = nodes.get(0).inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        assertThat(nodes.get(NODES).isAlive()).isTrue();
        assertThat(output(addresses.get(NODES)))
                .as("what the stranger has heard")
                .isEmptyFile();
    }

    private Path output(String own) {
        return checkpoints.resolve(own.replace(':', '-') + ".out");
    }

    /** Keys of an authority of that name. */
    private Path keys(String name) throws IOException, InterruptedException {
        Path directory = checkpoints.resolve(name);
        if (!Files.exists(directory)) {
            ProcessBuilder script = new ProcessBuilder("../scripts/test-authority", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            script.environment().put("CAMINAR_TLS_PASSWORD", ClusterNodeRun.PASSWORD);
            assertThat(script.start().waitFor()).isZero();
        }
        return directory;
    }

    private static List<String> addresses(int count) {
        return FreePorts.of(count).stream().map(port -> "127.0.0.1:" + port).toList();
    }

    private void startAll(int count) throws IOException {
        List<String> cluster = addresses(count);
        for (String own : cluster) {
            nodes.add(start(own, cluster, Optional.empty()));
        }
    }

    /** Starts a node; what one outside the cluster says goes to a file. */
    private Process start(String own, List<String> cluster, Optional<Path> keys) throws IOException {
        ProcessBuilder process = new ProcessBuilder(ClusterNodeRun.command(checkpoints.resolve("state"), own, cluster))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        keys.ifPresent(directory -> process.environment().put(ClusterNodeRun.KEYS, directory.toString()));
        if (!cluster.contains(own)) {
            process.redirectOutput(output(own).toFile());
        }
        return process.start();
    }
}
