package org.caminar.engine.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.caminar.engine.bench.NodeLogs.Quarter;

/** One run over three nodes of which some are killed. */
final class KilledRun {
    static final int NODES = 3;
    private static final long PATIENCE_SECONDS = 240;
    private static final long POLL_MILLIS = 50;

    /** Who is killed. */
    enum Victims {
        PLAIN_NODE,
        LEADER,
        TWO_NODES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What a kill came to; times are seconds since the kill.
     *
     * @param quarter quarters done when it happened
     * @param from quarter that the run went back to
     * @param noticed until the first node found that another does not answer
     * @param out until the others had taken it out of the cluster
     * @param attempt until the next attempt began
     * @param goingOn until all shards had the state of the checkpoint
     * @param reached until the quarter of the kill was reached again
     * @param secondsPerQuarter of the attempt before, its checkpoints included
     */
    record Kill(
            String victim,
            int node,
            int quarter,
            int from,
            double noticed,
            double out,
            double attempt,
            double goingOn,
            double reached,
            double secondsPerQuarter) {
        int recomputed() {
            return quarter - from;
        }

        /** Seconds lost beyond recomputing. */
        double lost() {
            return reached - recomputed() * secondsPerQuarter;
        }

        Map<String, Object> toMap() {
            return Map.ofEntries(
                    Map.entry("victim", victim),
                    Map.entry("node", node + 1),
                    Map.entry("quarter", quarter),
                    Map.entry("from", from),
                    Map.entry("noticedSeconds", noticed),
                    Map.entry("outSeconds", out),
                    Map.entry("attemptSeconds", attempt),
                    Map.entry("goingOnSeconds", goingOn),
                    Map.entry("reachedSeconds", reached),
                    Map.entry("recomputedQuarters", recomputed()),
                    Map.entry("secondsPerQuarter", secondsPerQuarter),
                    Map.entry("lostSeconds", lost()));
        }
    }

    private final Process process;
    private final NodeLogs logs;
    private final Random random;
    private final int quarters;
    private int lastVictim = -1;

    /**
     * A run that has been started.
     *
     * @param directory of its checkpoints, where nodes write their logs
     * @param random chooses victims and quarters
     * @param quarters of the run
     */
    KilledRun(Process process, Path directory, Random random, int quarters) {
        this.process = process;
        this.random = random;
        this.quarters = quarters;
        this.logs = new NodeLogs(IntStream.rangeClosed(1, NODES)
                .mapToObj(node -> directory.resolve("node-" + node + ".log"))
                .toList());
    }

    /** Kills, and waits until the run has got as far again. */
    List<Kill> kill(Victims victims) throws InterruptedException {
        List<Kill> kills = new ArrayList<>();
        Instant start = Instant.EPOCH;
        int quarter = quarters / 8 + random.nextInt(quarters / 2);
        kills.add(killAt(quarter, victims, start));
        if (victims == Victims.TWO_NODES) {
            Instant recovered = logs.quarters(Instant.EPOCH)
                    .get(logs.quarters(Instant.EPOCH).size() - 1)
                    .time();
            kills.add(killAt(kills.get(0).quarter() + 1 + random.nextInt(quarters / 8), victims, recovered));
        }
        return kills;
    }

    private Kill killAt(int quarter, Victims victims, Instant since) throws InterruptedException {
        await(() -> last(since).filter(last -> last.number() >= quarter).isPresent());
        int leader = logs.findLeader().orElseThrow();
        int victim = victims == Victims.LEADER ? leader : other(victims == Victims.PLAIN_NODE ? leader : lastVictim);
        lastVictim = victim;
        ProcessHandle handle = logs.requireProcess(victim);
        Instant killed = Instant.now();
        handle.destroyForcibly();
        await(() -> logs.findStart(killed)
                .filter(start -> last(start.time())
                        .filter(last -> last.number() >= lastBefore(killed).number())
                        .isPresent())
                .isPresent());
        return measure(
                victims == Victims.TWO_NODES && victim == leader ? "one of two, leader" : name(victims),
                victim,
                killed);
    }

    private static String name(Victims victims) {
        return victims == Victims.TWO_NODES ? "one of two" : victims.toString();
    }

    private int other(int node) {
        int victim = random.nextInt(NODES);
        while (victim == node) {
            victim = random.nextInt(NODES);
        }
        return victim;
    }

    private Optional<Quarter> last(Instant since) {
        List<Quarter> done = logs.quarters(since);
        return done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
    }

    private Quarter lastBefore(Instant time) {
        return logs.quarters(Instant.EPOCH).stream()
                .filter(quarter -> !quarter.time().isAfter(time))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Kill measure(String name, int victim, Instant killed) {
        Quarter before = lastBefore(killed);
        Quarter start = logs.findStart(killed).orElseThrow();
        Quarter reached = logs.quarters(start.time()).stream()
                .filter(quarter -> quarter.number() >= before.number())
                .findFirst()
                .orElseThrow();
        return new Kill(
                name,
                victim,
                before.number(),
                start.number(),
                seconds(killed, logs.findFirst("does not answer", killed).orElse(start.time())),
                seconds(killed, logs.findFirst("is out", killed).orElse(start.time())),
                seconds(killed, logs.findAttempt(start.time()).orElse(start.time())),
                seconds(killed, start.time()),
                seconds(killed, reached.time()),
                secondsPerQuarter(before));
    }

    /** Of the attempt that had come as far as this. */
    private double secondsPerQuarter(Quarter end) {
        Instant attempt = logs.findAttempt(end.time()).orElseThrow();
        Quarter first = logs.quarters(attempt).get(0);
        return seconds(first.time(), end.time()) / Math.max(1, end.number() - first.number());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() * 1e-3;
    }

    private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        logs.update();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the run ended, or came to a halt, before its time");
            }
            Thread.sleep(POLL_MILLIS);
            logs.update();
        }
    }
}
