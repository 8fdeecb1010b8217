package org.caminar.engine.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What a node says, and when. */
final class Transcript {
    private static final String QUARTER = "quarter ";
    private static final String HASH = "hash ";

    /** A line, at {@link System#nanoTime}. */
    private record Line(long nanos, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Process process;

    Transcript(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "transcript");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(new Line(System.nanoTime(), line));
            }
        } catch (IOException e) {
            // The process was killed while a line was on its way.
        }
    }

    Process process() {
        return process;
    }

    /** The last quarter that the node has heard of. */
    int quarter() {
        return lines.stream()
                .filter(line -> line.text().startsWith(QUARTER))
                .mapToInt(line -> Integer.parseInt(line.text().substring(QUARTER.length())))
                .reduce(0, (before, after) -> after);
    }

    boolean hasCommitted() {
        return !commitsAfter(Long.MIN_VALUE).isEmpty();
    }

    /** Checkpoints that the node has completed after a time. */
    List<String> commitsAfter(long nanos) {
        return lines.stream()
                .filter(line -> line.nanos() > nanos && line.text().startsWith(ClusterNodeRun.COMMIT))
                .map(Line::text)
                .toList();
    }

    /** Whether the node ends well, with this state hash, within a time. */
    boolean endsWith(long hash, long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS)
                && process.exitValue() == 0
                && lines.stream().anyMatch(line -> line.text().equals(HASH + hash));
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::text).toList().toString();
    }
}
