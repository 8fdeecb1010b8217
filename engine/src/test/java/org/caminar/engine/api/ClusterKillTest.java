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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a run over three processes survives the kill of any one of them, its leader among them, and ends with the hash
 * of an undisturbed run in one process.
 */
@Tag("slow")
@Timeout(300)
class ClusterKillTest {
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
        startAll();
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
                assertThat(nodes.get(node).waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(nodes.get(node).exitValue()).isZero();
            }
        }
    }

    /** A node that hears nothing for a while is one behind a cut cable: the others go on without it, it must not go on without them. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNodeThatIsCutOffEndsItself() throws IOException, InterruptedException {
        startAll();
        try (BufferedReader out = nodes.get(1).inputReader(StandardCharsets.UTF_8)) {
            awaitQuarter(out, 40);
            signal("STOP", nodes.get(0));
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
            signal("CONT", nodes.get(0));
        }
        assertThat(nodes.get(0).waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(nodes.get(0).exitValue()).isNotZero();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private static void awaitQuarter(BufferedReader out, int quarter) throws IOException {
        int heard = 0;
        while (heard < quarter) {
            String line = out.readLine();
            assertThat(line).startsWith("quarter ");
            heard = Integer.parseInt(line.substring("quarter ".length()));
        }
        assertThat(heard).as("the kill comes before the end").isLessThan(ClusterNodeRun.HORIZON);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withKeysAStrangerStaysOutside() throws IOException, InterruptedException {
        List<String> ports = FreePorts.of(ClusterNodeRun.NODES + 1);
        for (int node = 0; node < ClusterNodeRun.NODES; node++) {
            nodes.add(start(ports, node, Optional.of(keys("members"))));
        }
        nodes.add(start(ports, ClusterNodeRun.NODES, Optional.of(keys("strangers"))));
        try (BufferedReader out = nodes.get(0).inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().toList()).last().isEqualTo("hash " + EXPECTED);
        }
        assertThat(nodes.get(ClusterNodeRun.NODES).isAlive()).isTrue();
        assertThat(output(ClusterNodeRun.NODES))
                .as("what the stranger has heard")
                .isEmptyFile();
    }

    private Path output(int node) {
        return checkpoints.resolve("node-" + node + ".out");
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

    private void startAll() throws IOException {
        List<String> ports = FreePorts.of(ClusterNodeRun.NODES + 1);
        for (int node = 0; node < ClusterNodeRun.NODES; node++) {
            nodes.add(start(ports, node, Optional.empty()));
        }
    }

    /** Starts a node on its port; the first three ports are those of the cluster. */
    private Process start(List<String> ports, int node, Optional<Path> keys) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterNodeRun.class.getName(),
                checkpoints.resolve("state").toString(),
                ports.get(node)));
        command.addAll(ports.subList(0, ClusterNodeRun.NODES));
        ProcessBuilder process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        keys.ifPresent(directory -> process.environment().put(ClusterNodeRun.KEYS, directory.toString()));
        if (node == ClusterNodeRun.NODES) {
            process.redirectOutput(output(node).toFile());
        }
        return process.start();
    }
}
