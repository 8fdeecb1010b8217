package org.caminar.engine.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caminar.engine.FreePorts;
import org.caminar.engine.bench.NodeLogs.Quarter;
import org.caminar.engine.bench.NodeLogs.Sent;

/**
 * How well do nodes share the work? Times one node on one core with F firms against two nodes on a core each with 2F firms, and against
 * one node on both cores with as many, in turn; counts the bytes that nodes send and the ties between them.
 *
 * <p>Run: {@code scripts/bench scaling [--firms N,N] [--pairs N] [--window FIRST-LAST] [--shards N-A-CORE] [--cores A,B] [--heap SIZE]}
 */
final class ScalingBenchmark {
    private static final Map<String, Arguments.Kind> OPTIONS = Map.of(
            "--firms", Arguments.Kind.NUMBERS,
            "--pairs", Arguments.Kind.NUMBER,
            "--window", Arguments.Kind.TEXT,
            "--shards", Arguments.Kind.NUMBER,
            "--cores", Arguments.Kind.TEXT,
            "--heap", Arguments.Kind.TEXT,
            "--seed", Arguments.Kind.NUMBER,
            "--out", Arguments.Kind.TEXT);
    private static final String GOAL = "85 %";
    private static final int LOCAL_TIES = 4;
    private static final int NEVER = 100_000;
    private static final long PATIENCE_SECONDS = 900;

    /** How a country is spread over the machine. */
    private enum Spread {
        ONE_CORE,
        TWO_NODES,
        TWO_CORES
    }

    /**
     * What a run came to.
     *
     * @param seconds a quarter within the window
     * @param bytes that a node sends a quarter, on average
     * @param ties in the window's last quarter
     * @param hash of the final state
     */
    private record Measured(double seconds, double bytes, NodeLogs.Ties ties, String hash) {}

    private final Arguments arguments;
    private final Window window;
    private final Path out;
    private final Launcher launcher;

    private ScalingBenchmark(Arguments arguments) {
        this.arguments = arguments;
        this.window = Window.parse(arguments.text("--window", "121-200"));
        this.out = Path.of(arguments.text("--out", "target/bench"));
        this.launcher = new Launcher(out.resolve("scaling"), arguments.text("--heap", "3g"));
    }

    /** Measures; exits with status 2 if an option is wrong. */
    public static void main(String[] words) throws InterruptedException {
        ScalingBenchmark benchmark;
        try {
            benchmark = new ScalingBenchmark(Arguments.parse("scripts/bench scaling", OPTIONS, words));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        benchmark.run();
    }

    private void run() throws InterruptedException {
        Map<String, Object> machine =
                Machine.describe(List.of("-Xmx" + arguments.text("--heap", "3g")), arguments.command());
        // Builds what has changed, so that no node has to.
        launcher.start("build.log", Optional.empty(), List.of("--version")).waitFor();
        Table times = new Table(
                "firms a core",
                "one JVM, one core: s a quarter",
                "two JVMs, a core each",
                "efficiency",
                "goal",
                "one JVM, two cores",
                "efficiency");
        Table traffic = new Table(
                "firms a core",
                "bytes a quarter and node",
                "bytes a firm",
                "bridging ties a firm",
                "of them to another node",
                "of all ties");
        List<Map<String, Object>> results = new ArrayList<>();
        for (int firms : arguments.numbers("--firms", List.of(250_000, 1_000_000))) {
            Map<Spread, List<Measured>> all = measure(firms);
            times.add(timeCells(firms, all));
            traffic.add(trafficCells(firms, all.get(Spread.TWO_NODES)));
            all.forEach((spread, some) -> some.forEach(one -> results.add(Map.of(
                    "firmsPerCore", firms,
                    "spread", spread.name(),
                    "secondsPerQuarter", one.seconds(),
                    "bytesPerQuarterAndNode", one.bytes(),
                    "firms", one.ties().firms(),
                    "bridgingTies", one.ties().bridging(),
                    "elsewhere", one.ties().elsewhere(),
                    "stateHash", one.hash()))));
            requireEqual(all.get(Spread.TWO_NODES), all.get(Spread.TWO_CORES));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("window", window.toString());
        json.put("results", results);
        Bench.write(out, "scaling.json", Json.text(json));
        String text = times + "\n" + traffic;
        Bench.write(out, "scaling.md", text);
        System.out.print(text);
    }

    /** However a country is spread, it comes to the same state. */
    private static void requireEqual(List<Measured> some, List<Measured> others) {
        Set<String> hashes = Stream.concat(some.stream(), others.stream())
                .map(Measured::hash)
                .collect(Collectors.toSet());
        if (hashes.size() > 1) {
            throw new IllegalStateException("one country came to several states: " + hashes);
        }
    }

    private Map<Spread, List<Measured>> measure(int firms) throws InterruptedException {
        Map<Spread, List<Measured>> all = new LinkedHashMap<>();
        String[] cores = arguments.text("--cores", "0,1").split(",", 2);
        int pairs = arguments.number("--pairs", 3);
        for (int pair = 0; pair < pairs; pair++) {
            for (Spread spread : Spread.values()) {
                System.err.printf(Locale.ROOT, "%,d firms a core, %d of %d: %s%n", firms, pair + 1, pairs, spread);
                List<String> nodes = switch (spread) {
                    case ONE_CORE -> List.of(cores[0]);
                    case TWO_NODES -> List.of(cores[0], cores[1]);
                    case TWO_CORES -> List.of(cores[0] + "," + cores[1]);
                };
                Measured one = measure(nodes, spread == Spread.ONE_CORE ? firms : 2 * firms);
                System.err.printf(Locale.ROOT, "  %.3f s a quarter%n", one.seconds());
                all.computeIfAbsent(spread, name -> new ArrayList<>()).add(one);
            }
        }
        return all;
    }

    /** Runs a country on nodes, each on its cores. */
    private Measured measure(List<String> cores, int firms) throws InterruptedException {
        Path checkpoints = out.resolve("scaling/state").toAbsolutePath();
        KillBenchmark.delete(checkpoints);
        List<String> ports = FreePorts.of(cores.size());
        int shards = arguments.number("--shards", 1) * String.join(",", cores).split(",", -1).length;
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(Launcher.country(firms, window.horizon(), arguments.number("--seed", 20_260_402), shards));
        command.addAll(List.of("--nodes", Integer.toString(cores.size()), "--checkpoints", checkpoints.toString()));
        command.addAll(List.of("--checkpoint-every", Integer.toString(NEVER)));
        ports.forEach(port -> command.addAll(List.of("--seed", "127.0.0.1:" + port)));
        List<Process> processes = new ArrayList<>();
        List<String> files = new ArrayList<>();
        String hash = "";
        try {
            for (int node = 0; node < cores.size(); node++) {
                List<String> own = new ArrayList<>(command);
                own.addAll(List.of("--port", ports.get(node)));
                files.add("node-" + (node + 1) + ".log");
                processes.add(launcher.start(files.get(node), Optional.of(cores.get(node)), own));
            }
            for (int node = 0; node < cores.size(); node++) {
                hash = launcher.awaitHash(processes.get(node), files.get(node), PATIENCE_SECONDS);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        NodeLogs logs = new NodeLogs(files.stream().map(launcher::file).toList());
        logs.update();
        double bytes = IntStream.range(0, cores.size())
                .mapToDouble(node -> bytes(logs.sent(node)))
                .average()
                .orElseThrow();
        return new Measured(secondsPerQuarter(logs), bytes, logs.ties(window.to() - 1), hash);
    }

    private double secondsPerQuarter(NodeLogs logs) {
        List<Quarter> quarters = logs.quarters(Instant.EPOCH);
        return Duration.between(at(quarters, window.from() - 1), at(quarters, window.to() - 1))
                        .toMillis()
                * 1e-3
                / (window.quarters() - 1);
    }

    private static Instant at(List<Quarter> quarters, int number) {
        return quarters.stream()
                .filter(quarter -> quarter.number() == number)
                .map(Quarter::time)
                .findFirst()
                .orElseThrow();
    }

    /** Bytes a quarter from the window's beginning on, between the first and the last quarter that a node heard of; a busy one hears of few. */
    private double bytes(List<Sent> sent) {
        List<Sent> within =
                sent.stream().filter(one -> one.quarter() >= window.from() - 1).toList();
        Sent last = sent.get(sent.size() - 1);
        Sent first = within.size() > 1 ? within.get(0) : sent.get(0);
        return (double) (last.bytes() - first.bytes()) / Math.max(1, last.quarter() - first.quarter());
    }

    private static String[] timeCells(int firms, Map<Spread, List<Measured>> all) {
        List<Double> one = seconds(all.get(Spread.ONE_CORE));
        List<Double> nodes = seconds(all.get(Spread.TWO_NODES));
        List<Double> threads = seconds(all.get(Spread.TWO_CORES));
        return new String[] {
            String.format(Locale.ROOT, "%,d", firms),
            three(Numbers.median(one)),
            three(Numbers.median(nodes)),
            percent(Numbers.pairedRatio(one, nodes)),
            GOAL,
            three(Numbers.median(threads)),
            percent(Numbers.pairedRatio(one, threads))
        };
    }

    private static String[] trafficCells(int firms, List<Measured> nodes) {
        Measured last = nodes.get(nodes.size() - 1);
        NodeLogs.Ties ties = last.ties();
        return new String[] {
            String.format(Locale.ROOT, "%,d", firms),
            String.format(Locale.ROOT, "%,.0f", last.bytes()),
            String.format(Locale.ROOT, "%.2f", last.bytes() / firms),
            String.format(Locale.ROOT, "%.3f", (double) ties.bridging() / ties.firms()),
            percent((double) ties.elsewhere() / ties.bridging()),
            percent((double) ties.elsewhere() / (ties.bridging() + LOCAL_TIES * ties.firms()))
        };
    }

    private static List<Double> seconds(List<Measured> runs) {
        return runs.stream().map(Measured::seconds).toList();
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
