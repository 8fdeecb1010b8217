package org.caminar.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process in the background that its pid file remembers, with the time when it started: a number that the system gave to another
 * process later does not count.
 *
 * @param name such as {@code worker-1}
 * @param pid its number
 * @param startedAt in milliseconds since 1970
 */
record Daemon(String name, long pid, long startedAt) {
    private static final String SUFFIX = ".pid";

    static Path log(Path directory, String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    /** Starts a process that outlives this one and the terminal; its output goes to its log. */
    static Daemon start(Path directory, String name, ProcessBuilder builder) throws IOException {
        Path log = log(directory, name);
        Files.createDirectories(log.getParent());
        builder.command().add(0, "nohup");
        Process process = builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long startedAt = process.toHandle()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElse(0L);
        Daemon daemon = new Daemon(name, process.pid(), startedAt);
        Files.writeString(daemon.file(directory), daemon.pid + " " + startedAt + "\n");
        return daemon;
    }

    /** Those that pid files in a directory remember, dead ones included, by name. */
    static List<Daemon> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(f -> read(f).stream())
                    .toList();
        }
    }

    boolean isAlive() {
        return findProcess().isPresent();
    }

    Optional<ProcessHandle> findProcess() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .filter(t -> t != startedAt)
                        .isEmpty());
    }

    /** Ends it and what it started, by force if it does not end within {@code patience}; forgets it. */
    void stop(Path directory, Duration patience) throws IOException {
        Optional<ProcessHandle> process = findProcess();
        if (process.isPresent()) {
            List<ProcessHandle> family =
                    Stream.concat(process.stream(), process.get().descendants()).toList();
            process.get().destroy();
            for (ProcessHandle member : family) {
                await(member, patience);
            }
        }
        Files.deleteIfExists(file(directory));
    }

    private static void await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }

    private Path file(Path directory) {
        return directory.resolve(name + SUFFIX);
    }

    private static Optional<Daemon> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            String name = file.getFileName().toString();
            return Optional.of(new Daemon(
                    name.substring(0, name.length() - SUFFIX.length()),
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1])));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // A file that was being written when its writer was killed remembers nobody.
            return Optional.empty();
        }
    }
}
