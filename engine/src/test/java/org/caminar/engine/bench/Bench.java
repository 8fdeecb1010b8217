package org.caminar.engine.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The benchmark of whole runs: measures every task in a JVM of its own, prints tables, writes {@code bench.json} and {@code bench.md}.
 *
 * <p>Run: {@code scripts/bench [--quick] [--firms N,N] [--threads N,N] [--scenarios NAME,NAME] [--only PART,PART]}; {@code scripts/bench
 * --largest --heap 20g}; {@code scripts/bench compare --command COMMAND}
 */
final class Bench {
    private Bench() {}

    /** Measures; exits with status 2 if an option is wrong. */
    public static void main(String[] arguments) {
        boolean compares = arguments.length > 0 && arguments[0].equals("compare");
        Options options;
        try {
            options = Options.parse(
                    compares ? List.of(arguments).subList(1, arguments.length).toArray(String[]::new) : arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        String command = "scripts/bench" + (arguments.length == 0 ? "" : " " + String.join(" ", arguments));
        Forks forks = new Forks(options);
        if (compares) {
            System.out.print(Comparison.run(options, forks));
        } else if (options.parts().contains(Part.LARGEST)) {
            System.out.print(LargestRun.search(options, forks));
        } else {
            List<Task> tasks = Plan.tasks(options, Runtime.getRuntime().availableProcessors());
            System.out.print(run(tasks, options, command, forks.flags(tasks.get(0)), forks::measure));
        }
    }

    /** Measures the tasks, writes the files, returns the tables. */
    static String run(
            List<Task> tasks,
            Options options,
            String command,
            List<String> flags,
            Function<Task, Optional<Config>> measure) {
        List<Config> results = new ArrayList<>();
        for (int t = 0; t < tasks.size(); t++) {
            System.err.printf(
                    "%d of %d: %s%n", t + 1, tasks.size(), tasks.get(t).title());
            measure.apply(tasks.get(t)).ifPresent(results::add);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", Machine.describe(flags, command));
        all.put(
                "results",
                results.stream().map(result -> result.root().unwrapped()).toList());
        String tables = Report.of(ConfigFactory.parseMap(all).getConfig("machine"), results);
        write(options.out(), "bench.json", Json.text(all));
        write(options.out(), "bench.md", tables);
        return tables;
    }

    static void write(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
