package org.caminar.engine.bench;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Searches for the largest country that a heap holds through some quarters, with outputs. */
final class LargestRun {
    private static final Window WINDOW = new Window(3, 6);
    private static final int PROBE_FIRMS = 500_000;
    /** What {@link Forks} sets aside for short-lived objects. */
    static final long YOUNG = 256L << 20;

    private static final double FIRST_GUESS = 0.95;
    private static final double STEP = 0.05;
    private static final int TRIES = 6;
    private static final long GIB = 1L << 30;

    private LargestRun() {}

    /** Runs larger and larger countries, or those asked for; returns a table of what was tried. */
    static String search(Options options, Forks forks) {
        if (options.heap().isEmpty()) {
            throw new IllegalArgumentException("--largest wants a --heap, such as 20g");
        }
        Table table = new Table("heap", "firms", "result", "firm-steps/s", "start", "bytes per firm");
        List<Integer> sizes = options.firms();
        if (sizes.isEmpty()) {
            searchFrom(guess(options, forks), options, forks, table);
        } else {
            sizes.forEach(firms -> tryOut(firms, options, forks, table));
        }
        return table.toString();
    }

    private static int guess(Options options, Forks forks) {
        Config probe = forks.measure(task(PROBE_FIRMS, options)).orElseThrow();
        double perFirm = probe.getConfigList("variants").get(0).getDouble("bytesPerFirm");
        return (int) (FIRST_GUESS * (bytes(options.heap().orElseThrow()) - YOUNG) / perFirm);
    }

    private static void searchFrom(int guess, Options options, Forks forks, Table table) {
        int firms = guess;
        boolean fits = tryOut(firms, options, forks, table);
        boolean first = fits;
        for (int t = 1; t < TRIES && fits == first; t++) {
            firms = (int) (firms * (first ? 1 + STEP : 1 - STEP));
            fits = tryOut(firms, options, forks, table);
        }
    }

    private static boolean tryOut(int firms, Options options, Forks forks, Table table) {
        System.err.printf(Locale.ROOT, "%,d firms%n", firms);
        Optional<Config> result = forks.measure(task(firms, options));
        Optional<Config> run =
                result.map(found -> found.getConfigList("variants").get(0));
        table.add(
                options.heap().orElseThrow(),
                String.format(Locale.ROOT, "%,d", firms),
                run.isPresent() ? "runs" : "does not fit",
                run.map(r -> String.format(Locale.ROOT, "%.2f M", r.getDouble("firmStepsPerSecond") / 1e6))
                        .orElse("–"),
                run.map(r -> String.format(Locale.ROOT, "%.1f s", r.getDouble("startSeconds")))
                        .orElse("–"),
                run.map(r -> String.format(Locale.ROOT, "%.0f", r.getDouble("bytesPerFirm")))
                        .orElse("–"));
        return run.isPresent();
    }

    private static Task task(int firms, Options options) {
        int threads = Runtime.getRuntime().availableProcessors();
        Variant engine = Variant.engine(threads + " threads", threads);
        Variant variant = options.shards().map(engine::withShards).orElse(engine);
        return new Task(Part.LARGEST, "bridging", firms, WINDOW, 1, 1, false, true, false, List.of(variant));
    }

    /** Bytes of a JVM's size, such as 20g. */
    static long bytes(String size) {
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return switch (Character.toLowerCase(size.charAt(size.length() - 1))) {
            case 'g' -> number * GIB;
            case 'm' -> number * (GIB >> 10);
            default -> throw new IllegalArgumentException("heap must end in g or m but was " + size);
        };
    }
}
