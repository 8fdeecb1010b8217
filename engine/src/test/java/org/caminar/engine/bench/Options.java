package org.caminar.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> VALUES = Set.of(
            "--firms",
            "--threads",
            "--scenarios",
            "--only",
            "--window",
            "--shards",
            "--heap",
            "--core",
            "--java-options",
            "--out",
            "--command",
            "--steps",
            "--pairs");
    private static final int PAIRS = 5;

    /** Reads the command line; throws {@link IllegalArgumentException} that names the option. */
    static Options parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Set<String> switches = new HashSet<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (SWITCHES.contains(name)) {
                switches.add(name);
            } else if (VALUES.contains(name) && i + 1 < arguments.length) {
                values.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(name + (VALUES.contains(name) ? " wants a value" : " is no option"));
            }
        }
        return new Options(
                switches.contains("--quick"),
                numbers(values, "--firms", List.of()),
                numbers(values, "--threads", List.of(1, 2)),
                values.containsKey("--scenarios") ? words(values.get("--scenarios")) : List.of("baseline", "bridging"),
                parts(values, switches.contains("--largest")),
                values.containsKey("--window") ? Window.parse(values.get("--window")) : Window.DEFAULT,
                Optional.ofNullable(values.get("--shards")).map(Integer::valueOf),
                Optional.ofNullable(values.get("--heap")),
                values.containsKey("--core") ? Integer.parseInt(values.get("--core")) : lastCore(),
                values.containsKey("--java-options")
                        ? List.of(values.get("--java-options").trim().split(" +", -1))
                        : List.of(),
                Path.of(values.getOrDefault("--out", "target/bench")),
                Optional.ofNullable(values.get("--command")),
                Optional.ofNullable(values.get("--steps")).map(steps -> (long) Double.parseDouble(steps)),
                values.containsKey("--pairs") ? Integer.parseInt(values.get("--pairs")) : PAIRS);
    }

    private static Set<Part> parts(Map<String, String> values, boolean largest) {
        if (largest) {
            return EnumSet.of(Part.LARGEST);
        }
        if (!values.containsKey("--only")) {
            return EnumSet.complementOf(EnumSet.of(Part.LARGEST));
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        words(values.get("--only")).forEach(word -> parts.add(Part.parse(word)));
        return parts;
    }

    private static List<Integer> numbers(Map<String, String> values, String name, List<Integer> otherwise) {
        return values.containsKey(name)
                ? words(values.get(name)).stream()
                        .map(word -> (int) Double.parseDouble(word.replace("_", "")))
                        .toList()
                : otherwise;
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
