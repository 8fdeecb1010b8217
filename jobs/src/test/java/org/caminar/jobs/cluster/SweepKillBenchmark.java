package org.caminar.jobs.cluster;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.cluster.TestCluster.Victim;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.Sweep;

/**
 * Does a sweep lose anything when its processes die? Sends sweeps of more and more replicates into one directory to a standalone cluster
 * of two workers on this machine; in each one, in turn, a worker, the driver or an executor is killed at a random moment. A killed worker is
 * started again, a killed driver's sweep resumed by the next. In the end all tables are compared row by row with those of an undisturbed
 * sweep.
 *
 * <p>Run: {@code scripts/bench sweep-kills [--times N] [--seed S] [--replicates N]}
 */
final class SweepKillBenchmark {
    private static final int MOST_MILLIS = 12_000;
    private static final int REST_MILLIS = 2_000;

    /** A kill and what came of it. */
    private record Kill(
            String victim, int millis, long published, boolean underWay, int code, long runs, double seconds) {
        Map<String, Object> toMap() {
            return Map.of(
                    "victim", victim,
                    "millisAfterFirstExecutor", millis,
                    "runsPublishedThen", published,
                    "sweepUnderWay", underWay,
                    "exitCode", code,
                    "runsPublishedAfterwards", runs,
                    "seconds", seconds);
        }
    }

    private final Path directory;
    private final Random random;
    private final int replicates;

    private SweepKillBenchmark(Path directory, Random random, int replicates) {
        this.directory = directory;
        this.random = random;
        this.replicates = replicates;
    }

    /** Takes {@code --times N --seed S --replicates N}; ends with 1 if the tables differ. */
    public static void main(String[] words) throws Exception {
        Map<String, String> options =
                new LinkedHashMap<>(Map.of("--times", "20", "--seed", "20260403", "--replicates", "12"));
        for (int i = 0; i < words.length; i += 2) {
            String value = i + 1 < words.length ? words[i + 1] : "nothing";
            if (options.replace(words[i], value) == null) {
                System.err.println("bench: " + words[i] + " is no option; there are " + options.keySet());
                System.exit(2);
            }
            if (!value.matches("\\d{1,9}")) {
                System.err.println("bench: " + words[i] + " wants a whole number but was given " + value);
                System.exit(2);
            }
        }
        Path directory = Files.createTempDirectory("caminar-sweep-kills");
        long seed = Long.parseLong(options.get("--seed"));
        int times = Integer.parseInt(options.get("--times"));
        int replicates = Integer.parseInt(options.get("--replicates"));
        boolean same = new SweepKillBenchmark(directory, new Random(seed), replicates).run(times, seed);
        Location.of(directory).delete();
        System.exit(same ? 0 : 1);
    }

    private boolean run(int times, long seed) throws IOException, InterruptedException {
        Path out = directory.resolve("disturbed");
        List<Kill> kills = new ArrayList<>();
        int code;
        try (TestCluster cluster = new TestCluster(directory)) {
            for (int time = 1; time <= times; time++) {
                Kill kill = disturb(cluster, out, time);
                kills.add(kill);
                System.err.printf("%d of %d: %s%n", time, times, kill);
            }
            code = TestCluster.end(cluster.sweep(out, times * replicates, "last"));
        }
        String verdict = code == 0 ? compare(out, times * replicates) : "the last sweep ended with " + code;
        write(kills, times, seed, verdict);
        return verdict.isEmpty();
    }

    /** One sweep of some more replicates, disturbed once. */
    private Kill disturb(TestCluster cluster, Path out, int time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Victim victim = Victim.values()[time % Victim.values().length];
        int worker = 1 + random.nextInt(2);
        int millis = random.nextInt(MOST_MILLIS);
        Process driver = cluster.sweep(out, time * replicates, "sweep-" + time);
        cluster.awaitExecutors(driver);
        Thread.sleep(millis);
        boolean underWay = driver.isAlive();
        cluster.kill(victim, driver, worker);
        long published = runs(out);
        if (victim == Victim.WORKER) {
            Thread.sleep(REST_MILLIS);
            cluster.restart(worker);
        }
        int code = TestCluster.end(driver);
        return new Kill(
                victim.name().toLowerCase(Locale.ROOT),
                millis,
                published,
                underWay,
                code,
                runs(out),
                (System.nanoTime() - start) * 1e-9);
    }

    /** Runs in the ledger. */
    private static long runs(Path out) {
        ResultDirectory results = new ResultDirectory(out);
        boolean some = Files.exists(Path.of(results.table(Tables.RUNS).toString()));
        return some ? results.requireTable(SharedSpark.session(), Tables.RUNS).count() : 0;
    }

    /** How the tables differ from those of an undisturbed sweep; empty if they do not. */
    private String compare(Path out, int all) {
        ResultDirectory expected = new ResultDirectory(directory.resolve("undisturbed"));
        Sweep.of(SharedSpark.session(), expected, TestCluster.design(all)).run();
        try {
            SweepRows.assertSame(new ResultDirectory(out), expected, "disturbed against undisturbed");
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void write(List<Kill> kills, int times, long seed, String verdict) throws IOException {
        String head = String.format(
                Locale.ROOT,
                "%d kills, seed %d, %d runs: %s%n%n| killed | ms after the first executor | runs in the ledger then | exit code"
                        + " | runs afterwards |%n|---|---:|---:|---:|---:|%n",
                times,
                seed,
                2 * times * replicates,
                verdict.isEmpty() ? "all tables equal those of an undisturbed sweep, row for row" : verdict);
        String text = kills.stream()
                .map(kill -> String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d%s | %d | %,d |%n",
                        kill.victim(),
                        kill.millis(),
                        kill.published(),
                        kill.underWay() ? "" : ", done",
                        kill.code(),
                        kill.runs()))
                .collect(Collectors.joining("", head, ""));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", Instant.now().toString());
        json.put("jdk", System.getProperty("java.runtime.version"));
        json.put("seed", seed);
        json.put("runs", 2 * times * replicates);
        json.put("difference", verdict);
        json.put("kills", kills.stream().map(Kill::toMap).toList());
        Path target = Files.createDirectories(Path.of("target/bench"));
        Files.writeString(target.resolve("sweep-kills.md"), text);
        Files.writeString(
                target.resolve("sweep-kills.json"),
                ConfigValueFactory.fromMap(json)
                        .render(ConfigRenderOptions.concise().setFormatted(true)));
        System.out.print(text);
    }
}
