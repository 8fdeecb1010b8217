package org.caminar.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.caminar.engine.bench.KilledRun.Kill;
import org.caminar.engine.bench.KilledRun.Victims;

/**
 * What does the loss of a node cost? Runs a country over three nodes of this machine again and again; each time a plain node, the
 * leader's, or two nodes one after another are killed at random quarters, and started again by {@code run --nodes}. Every state hash is
 * compared with that of a run in one process.
 *
 * <p>Run: {@code scripts/bench kills [--firms N] [--times N] [--seed S] [--quarters Q] [--every N] [--shards N] [--heap SIZE]}
 */
final class KillBenchmark {
    private static final Map<String, Arguments.Kind> OPTIONS = Map.of(
            "--firms", Arguments.Kind.NUMBER,
            "--times", Arguments.Kind.NUMBER,
            "--seed", Arguments.Kind.NUMBER,
            "--quarters", Arguments.Kind.NUMBER,
            "--every", Arguments.Kind.NUMBER,
            "--shards", Arguments.Kind.NUMBER,
            "--heap", Arguments.Kind.TEXT,
            "--out", Arguments.Kind.TEXT);
    private static final double GOAL_SECONDS = 15;
    private static final long PATIENCE_SECONDS = 600;

    private final Arguments arguments;
    private final int firms;
    private final int quarters;
    private final int seed;
    private final Launcher launcher;

    private KillBenchmark(Arguments arguments) {
        this.arguments = arguments;
        this.firms = arguments.number("--firms", 1_000_000);
        this.quarters = arguments.number("--quarters", 80);
        this.seed = arguments.number("--seed", 20_260_401);
        this.launcher = new Launcher(out().resolve("kills"), arguments.text("--heap", "2g"));
    }

    /** Measures; exits with status 2 if an option is wrong, with 1 if a run came to another state. */
    public static void main(String[] words) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse("scripts/bench kills", OPTIONS, words);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new KillBenchmark(arguments).run() ? 0 : 1);
    }

    private Path out() {
        return Path.of(arguments.text("--out", "target/bench"));
    }

    /** Whether all states were equal. */
    private boolean run() throws InterruptedException {
        Map<String, Object> machine =
                Machine.describe(List.of("-Xmx" + arguments.text("--heap", "2g")), arguments.command());
        List<String> country =
                new ArrayList<>(Launcher.country(firms, quarters, seed, arguments.number("--shards", 6)));
        country.add(0, "run");
        String expected = launcher.awaitHash(
                launcher.start("one-process.log", Optional.empty(), country), "one-process.log", PATIENCE_SECONDS);
        int times = arguments.number("--times", 20);
        List<Kill> kills = new ArrayList<>();
        List<Map<String, Object>> runs = new ArrayList<>();
        int equal = 0;
        for (int run = 0; run < times; run++) {
            Victims victims = Victims.values()[run % Victims.values().length];
            System.err.printf("%d of %d: %s%n", run + 1, times, victims);
            List<Kill> here = new ArrayList<>();
            String hash = killed(run, victims, country, here);
            kills.addAll(here);
            equal += hash.equals(expected) ? 1 : 0;
            runs.add(Map.of(
                    "run",
                    run + 1,
                    "hash",
                    hash,
                    "kills",
                    here.stream().map(Kill::toMap).toList()));
            here.forEach(kill -> System.err.printf(Locale.ROOT, "  %s: %.1f s lost%n", kill.victim(), kill.lost()));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("expectedHash", expected);
        all.put("runs", runs);
        String text = String.format(
                        Locale.ROOT,
                        "%,d firms, %d quarters, %d nodes, seed %d: %d of %d runs ended with the state hash of one process, %s%n%n",
                        firms,
                        quarters,
                        KilledRun.NODES,
                        seed,
                        equal,
                        times,
                        expected)
                + table(kills)
                + "\n"
                + summary(kills);
        Bench.write(out(), "kills.json", Json.text(all));
        Bench.write(out(), "kills.md", text);
        System.out.print(text);
        return equal == times;
    }

    /** Does one run, adds what its kills came to, and returns its hash. */
    private String killed(int number, Victims victims, List<String> country, List<Kill> kills)
            throws InterruptedException {
        Path directory = out().resolve("kills/run-" + (number + 1)).toAbsolutePath();
        delete(directory);
        List<String> command = new ArrayList<>(country);
        command.addAll(List.of("--nodes", Integer.toString(KilledRun.NODES), "--checkpoints", directory.toString()));
        command.addAll(List.of("--checkpoint-every", Integer.toString(arguments.number("--every", 10))));
        String file = "run-" + (number + 1) + ".log";
        Process process = launcher.start(file, Optional.empty(), command);
        try {
            KilledRun run = new KilledRun(process, directory, new Random(31L * seed + number), quarters);
            kills.addAll(run.kill(victims));
            return launcher.awaitHash(process, file, PATIENCE_SECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(List<Kill> kills) {
        Table table = new Table(
                "killed",
                "after quarter",
                "back to",
                "noticed after s",
                "out",
                "next attempt",
                "going on",
                "as far again",
                "recomputed",
                "s per quarter",
                "lost beyond that, s");
        for (Kill kill : kills) {
            table.add(
                    kill.victim(),
                    Integer.toString(kill.quarter()),
                    Integer.toString(kill.from()),
                    seconds(kill.noticed()),
                    seconds(kill.out()),
                    seconds(kill.attempt()),
                    seconds(kill.goingOn()),
                    seconds(kill.reached()),
                    Integer.toString(kill.recomputed()),
                    String.format(Locale.ROOT, "%.3f", kill.secondsPerQuarter()),
                    seconds(kill.lost()));
        }
        return table.toString();
    }

    private static String summary(List<Kill> kills) {
        Table table = new Table("killed", "kills", "lost, median s", "largest s", "goal s");
        Map<String, List<Kill>> byVictim = new LinkedHashMap<>();
        kills.forEach(kill -> byVictim.computeIfAbsent(kill.victim(), name -> new ArrayList<>())
                .add(kill));
        byVictim.put("all", kills);
        byVictim.forEach((victim, some) -> table.add(
                victim,
                Integer.toString(some.size()),
                seconds(Numbers.median(lost(some))),
                seconds(lost(some).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.NaN)),
                seconds(GOAL_SECONDS)));
        return table.toString();
    }

    private static List<Double> lost(List<Kill> kills) {

        return kills.stream().map(Kill::lost).toList();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
