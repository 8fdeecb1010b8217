package org.caminar.engine.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Starts a JVM for each task, so that none meets code that another one's types and branches shaped. */
final class Forks {
    private static final long FIXED_MEGABYTES = 768;
    private static final long BYTES_PER_FIRM = 600;
    private static final int ACTOR_FACTOR = 6;

    private final Options options;
    private final boolean taskset;

    Forks(Options options) {
        this.options = options;
        taskset = Files.isExecutable(Path.of("/usr/bin/taskset"));
    }

    /** Words of the command that measures a task. */
    List<String> command(Task task) {
        List<String> command = new ArrayList<>();
        if (task.pinned()) {
            command.addAll(pin());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(task));
        command.add("-Dcaminar.home=" + Countries.conf().toAbsolutePath().getParent());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Measurements.class.getName());
        command.add(Json.line(task.toMap()));
        return command;
    }

    /** Words that hold a command on the core of one-thread measurements; none where the machine cannot. */
    List<String> pin() {
        return taskset ? List.of("taskset", "-c", Integer.toString(options.core())) : List.of();
    }

    /** Flags of the JVM that measures a task. */
    List<String> flags(Task task) {
        List<String> flags = new ArrayList<>();
        String heap = options.heap().orElseGet(() -> heap(task));
        flags.add("@" + Countries.conf().resolve("jvm.options").toAbsolutePath());
        flags.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        if (task.part() == Part.LARGEST) {
            // Columns live as long as the run: nearly all of the heap is theirs.
            flags.add("-Xmn" + LargestRun.YOUNG);
        }
        if (!task.vector()) {
            flags.add("-Dcaminar.vectors=off");
        }
        flags.addAll(options.javaOptions());
        return flags;
    }

    private static String heap(Task task) {
        long perFirm = BYTES_PER_FIRM * (task.part() == Part.ACTORS ? ACTOR_FACTOR : 1);
        return FIXED_MEGABYTES + ((task.firms() * perFirm) >> 20) + "m";
    }

    /** The JSON that the JVM printed; nothing if it ended by lack of memory. */
    Optional<Config> measure(Task task) {
        Path errors = options.out().resolve("errors.txt");
        try {
            Files.createDirectories(options.out());
            Process process = new ProcessBuilder(command(task))
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            Optional<String> json = Arrays.stream(output.split("\n", -1))
                    .filter(line -> line.startsWith("{"))
                    .findFirst();
            boolean mayFail = task.part() == Part.LARGEST;
            if (json.isEmpty() && !mayFail) {
                throw new IllegalStateException("measuring " + task.title() + " ended with status " + status + ": see "
                        + errors + "; repeat it by " + String.join(" ", command(task)));
            }
            return json.map(ConfigFactory::parseString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring " + task.title(), e);
        }
    }
}
