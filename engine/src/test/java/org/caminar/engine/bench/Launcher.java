package org.caminar.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts {@code scripts/caminar} with the reference setting, as anybody would. */
final class Launcher {
    private static final String HASH = "state hash ";
    private static final int MEAN_DISTRICT = 400;

    private final Path out;
    private final String heap;

    /** Commands write into files in {@code out}; every JVM has a heap of this size. */
    Launcher(Path out, String heap) {
        this.out = out;
        this.heap = heap;
    }

    /** Words that say which run of the reference setting is meant. */
    static List<String> country(int firms, int quarters, int seed, int shards) {
        return List.of(
                "reference",
                "--scenario",
                "bridging",
                "--shards",
                Integer.toString(shards),
                "--set",
                "country.firms=" + firms,
                "--set",
                "country.districts.count=" + Math.max(1, firms / MEAN_DISTRICT),
                "--set",
                "experiment.horizon=" + quarters,
                "--set",
                "experiment.seed=" + seed);
    }

    /** Starts a command on some cores, all if none are named, writing into a file. */
    Process start(String file, Optional<String> cores, List<String> arguments) {
        List<String> command = new ArrayList<>();
        cores.ifPresent(list -> command.addAll(List.of("taskset", "-c", list)));
        command.add(Countries.conf()
                .resolveSibling("scripts/caminar")
                .toAbsolutePath()
                .toString());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file(file).toFile());
        process.environment().put("CAMINAR_MEMORY", heap);
        process.environment().put("CAMINAR_JAVA_OPTIONS", "-Dcaminar.log.level=debug");
        try {
            Files.createDirectories(out);
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return out.resolve(name);
    }

    /** Waits for a command's end and returns the state hash that it printed. */
    String awaitHash(Process process, String file, long seconds) throws InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        try {
            return Files.readAllLines(file(file)).stream()
                    .filter(line -> ended && line.startsWith(HASH))
                    .map(line -> line.substring(HASH.length()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a run came to nothing: see " + file(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
