package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.caminar.engine.Lab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a run whose process is killed again and again, at whatever quarter, ends with the same hash. */
@Tag("slow")
@Timeout(180)
class KillTest {
    @TempDir
    Path checkpoints;

    @Test
    void killedAgainAndAgainItEndsWithTheSameHash() throws IOException, InterruptedException {
        String expected = "hash "
                + Lab.run(CheckpointedRun.design(), CheckpointedRun.SCENARIO).stateHash();
        Random random = new Random(4);
        List<Integer> starts = new ArrayList<>();
        for (int life = 0; life < 4; life++) {
            int shards = 1 + random.nextInt(4);
            int last = killAfter(5 + random.nextInt(4), shards, starts);
            assertThat(last).isLessThan(CheckpointedRun.HORIZON);
        }
        assertThat(starts).as("first quarters of each life").isSorted();
        assertThat(starts.get(3)).isPositive();
        Process process = start(3);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().toList()).last().isEqualTo(expected);
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Kills a process after it has said so many quarters; returns the last of them. */
    private int killAfter(int quarters, int shards, List<Integer> starts) throws IOException, InterruptedException {
        Process process = start(shards);
        int last = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int said = 0; said < quarters; said++) {
                String line = out.readLine();
                assertThat(line).startsWith("quarter ");
                last = Integer.parseInt(line.substring("quarter ".length()));
                if (said == 0) {
                    starts.add(last);
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }

    private Process start(int shards) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckpointedRun.class.getName(),
                        checkpoints.toString(),
                        Integer.toString(shards))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
