package org.caminar.engine.bench;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs this program and another one in turn on one core and compares their firm-steps per second pair by pair. The other one prints
 * its rate ({@code 1.1e6 firm-steps/s}, {@code 1.1 M firm-steps/s}), and is compared with the rate within the window; or its
 * firm-steps are given, and both are timed from start to end, JVM and all.
 */
final class Comparison {
    private static final int FIRMS = 1_000_000;
    private static final int LONG = 3600;
    private static final Pattern RATE =
            Pattern.compile("([0-9][0-9_,]*\\.?[0-9]*(?:[eE][+-]?[0-9]+)?)\\s*(M|million)?\\s*firm-steps/s");

    private Comparison() {}

    /** A table of the pairs and their median. */
    static String run(Options options, Forks forks) {
        if (options.command().isEmpty()) {
            throw new IllegalArgumentException("compare wants the other program's --command");
        }
        List<String> other = new ArrayList<>(forks.pin());
        other.addAll(List.of("bash", "-c", options.command().orElseThrow()));
        Task task = task(options);
        Table table = new Table("pair", "this, firm-steps/s", "other, firm-steps/s", "ratio");
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= options.pairs(); pair++) {
            System.err.printf("pair %d of %d%n", pair, options.pairs());
            double ours = ours(task, options, forks);
            double theirs = theirs(other, options);
            ratios.add(ours / theirs);
            table.add(Integer.toString(pair), rate(ours), rate(theirs), ratio(ours / theirs));
        }
        table.add("median", "", "", ratio(Numbers.median(ratios)));
        return table.toString();
    }

    private static String rate(double value) {
        return String.format(Locale.ROOT, "%.3f M", value / 1e6);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Task task(Options options) {
        int firms = options.firms().isEmpty() ? FIRMS : options.firms().get(0);
        String scenario = options.scenarios().get(options.scenarios().size() - 1);
        Variant engine = Variant.engine("1 thread", 1);
        Variant variant = options.shards().map(engine::withShards).orElse(engine);
        boolean printed = options.steps().isEmpty();
        return new Task(Part.RUNS, scenario, firms, options.window(), 1, LONG, printed, true, true, List.of(variant));
    }

    private static double ours(Task task, Options options, Forks forks) {
        long started = System.nanoTime();
        Config result = forks.measure(task).orElseThrow();
        double seconds = (System.nanoTime() - started) / 1e9;
        return options.steps().isPresent()
                ? (double) task.firms() * task.window().horizon() / seconds
                : result.getConfigList("variants").get(0).getDouble("firmStepsPerSecond");
    }

    private static double theirs(List<String> command, Options options) {
        try {
            long started = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            double seconds = (System.nanoTime() - started) / 1e9;
            if (status != 0) {
                throw new IllegalStateException("the other program ended with status " + status);
            }
            return options.steps().isPresent()
                    ? options.steps().orElseThrow() / seconds
                    : findRate(output)
                            .orElseThrow(() -> new IllegalStateException(
                                    "the other program must print its firm-steps/s, or give --steps; it printed: "
                                            + output.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the other program ran", e);
        }
    }

    /** The last rate in a program's output. */
    static OptionalDouble findRate(String output) {
        OptionalDouble rate = OptionalDouble.empty();
        Matcher matcher = RATE.matcher(output);
        while (matcher.find()) {
            double number = Double.parseDouble(matcher.group(1).replaceAll("[_,]", ""));
            rate = OptionalDouble.of(matcher.group(2) == null ? number : number * 1e6);
        }
        return rate;
    }
}
