package org.caminar.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the benchmark's user wants.
 *
 * @param quick small countries, few rounds
 * @param firms sizes, or none for the usual ones
 * @param threads threads of whole runs
 * @param scenarios scenarios of whole runs
 * @param parts parts to measure
 * @param window quarters to time
 * @param shards region shards, or twice the threads
 * @param heap heap of every JVM, or what its firms need
 * @param core core of one-thread measurements
 * @param javaOptions further flags of every JVM
 * @param out directory of the results
 * @param command the program to compare with
 * @param steps firm-steps of that program, if it prints no rate
 * @param pairs number of pairs
 */
record Options(
        boolean quick,
        List<Integer> firms,
        List<Integer> threads,
        List<String> scenarios,
        Set<Part> parts,
        Window window,
        Optional<Integer> shards,
        Optional<String> heap,
        int core,
        List<String> javaOptions,
        Path out,
        Optional<String> command,
        Optional<Long> steps,
        int pairs) {
    private static final Set<String> SWITCHES = Set.of("--quick", "--largest");
    private static final Map<String, Arguments.Kind> VALUES = Map.ofEntries(
            Map.entry("--firms", Arguments.Kind.NUMBERS),
            Map.entry("--threads", Arguments.Kind.NUMBERS),
            Map.entry("--scenarios", Arguments.Kind.TEXT),
            Map.entry("--only", Arguments.Kind.TEXT),
            Map.entry("--window", Arguments.Kind.TEXT),
            Map.entry("--shards", Arguments.Kind.NUMBER),
            Map.entry("--heap", Arguments.Kind.TEXT),
            Map.entry("--core", Arguments.Kind.NUMBER),
            Map.entry("--java-options", Arguments.Kind.TEXT),
            Map.entry("--out", Arguments.Kind.TEXT),
            Map.entry("--command", Arguments.Kind.TEXT),
            Map.entry("--steps", Arguments.Kind.NUMBER),
            Map.entry("--pairs", Arguments.Kind.NUMBER));
    private static final int PAIRS = 5;

    /** Reads the command line; throws {@link IllegalArgumentException} that names the option. */
    static Options parse(String... words) {
        List<String> all = List.of(words);
        Arguments given = Arguments.parse(
                "scripts/bench",
                VALUES,
                all.stream().filter(word -> !SWITCHES.contains(word)).toArray(String[]::new));
        return new Options(
                all.contains("--quick"),
                given.numbers("--firms", List.of()),
                given.numbers("--threads", List.of(1, 2)),
                words(given.text("--scenarios", "baseline,bridging")),
                parts(given, all.contains("--largest")),
                given.find("--window").map(Window::parse).orElse(Window.DEFAULT),
                given.findNumber("--shards").map(Double::intValue),
                given.find("--heap"),
                given.number("--core", lastCore()),
                given.find("--java-options")
                        .map(options -> List.of(options.trim().split(" +", -1)))
                        .orElse(List.of()),
                Path.of(given.text("--out", "target/bench")),
                given.find("--command"),
                given.findNumber("--steps").map(Double::longValue),
                given.number("--pairs", PAIRS));
    }

    private static Set<Part> parts(Arguments given, boolean largest) {
        if (largest) {
            return EnumSet.of(Part.LARGEST);
        }
        return given.find("--only")
                .map(list -> words(list).stream()
                        .map(Part::parse)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class))))
                .orElse(EnumSet.complementOf(EnumSet.of(Part.LARGEST)));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::trim).toList();
    }

    /** The last core that this process may use: the first ones serve interrupts. */
    private static int lastCore() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.replaceAll(".*[\\s,-]", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
