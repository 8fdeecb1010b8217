package org.caminar.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the nodes of a cluster say in their logs, in order of time; read as it is written. */
final class NodeLogs {
    private static final Pattern LINE = Pattern.compile("(\\S+Z) [A-Z]+ +(\\S+) (.*)");
    private static final Pattern PROCESS = Pattern.compile("node (\\S+) is process ([0-9]+)");
    private static final Pattern LEADER = Pattern.compile("the run is led from \\S+@(\\S+)");
    private static final Pattern BEGINS = Pattern.compile("attempt ([0-9]+) begins");
    private static final Pattern GOES_ON = Pattern.compile("attempt [0-9]+ goes on from quarter ([0-9]+)");
    private static final Pattern QUARTER = Pattern.compile("quarter ([0-9]+) is simulated");
    private static final Pattern KNOWN = Pattern.compile("quarter ([0-9]+) is known, ([0-9]+) bytes sent");
    private static final Pattern TIES = Pattern.compile(
            "shard [0-9]+, quarter ([0-9]+): ([0-9]+) firms, ([0-9]+) bridging ties, ([0-9]+) of them to .*");

    /** Something that a node said. */
    record Event(Instant time, int node, String text) {
        /** The numbers and names that a pattern finds in it, if it fits. */
        Optional<Matcher> find(Pattern pattern) {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(matcher) : Optional.empty();
        }
    }

    /** A quarter that the leader has seen done. */
    record Quarter(Instant time, int number) {}

    /** Bytes that a node had sent when it heard of a quarter. */
    record Sent(int quarter, long bytes) {}

    /** Firms and bridging ties in a quarter, and how many of the latter go to firms on other nodes. */
    record Ties(long firms, long bridging, long elsewhere) {}

    private final List<Path> files;
    private final long[] read;
    private final String[] rest;
    private final long[] processes;
    private final String[] addresses;
    private final List<Event> events = new ArrayList<>();

    NodeLogs(List<Path> files) {
        this.files = List.copyOf(files);
        this.read = new long[files.size()];
        this.rest = Stream.generate(() -> "").limit(files.size()).toArray(String[]::new);
        this.processes = new long[files.size()];
        this.addresses = new String[files.size()];
    }

    /** Reads what is there by now. */
    void update() {
        for (int node = 0; node < files.size(); node++) {
            String text = rest[node] + more(node);
            int end = text.lastIndexOf('\n') + 1;
            rest[node] = text.substring(end);
            int of = node;
            text.substring(0, end).lines().forEach(line -> take(of, line));
        }
        events.sort(Comparator.comparing(Event::time));
    }

    private String more(int node) {
        try {
            if (!Files.exists(files.get(node))) {
                return "";
            }
            byte[] bytes;
            try (var channel = Files.newByteChannel(files.get(node))) {
                channel.position(read[node]);
                bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            }
            read[node] += bytes.length;
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(int node, String line) {
        Matcher process = PROCESS.matcher(line);
        if (process.matches()) {
            addresses[node] = process.group(1);
            processes[node] = Long.parseLong(process.group(2));
            return;
        }
        Matcher said = LINE.matcher(line);
        if (said.matches()) {
            events.add(new Event(Instant.parse(said.group(1)), node, said.group(3)));
        }
    }

    /** The process that is, or was last, a node. */
    ProcessHandle requireProcess(int node) {
        return ProcessHandle.of(processes[node])
                .orElseThrow(() -> new IllegalStateException("node " + (node + 1) + " is not there to be killed"));
    }

    /** The node that leads, as far as has been said. */
    Optional<Integer> findLeader() {
        return all(LEADER).reduce((first, second) -> second).map(event -> {
            String address = event.find(LEADER).orElseThrow().group(1);
            return List.of(addresses).indexOf(address);
        });
    }

    /** Quarters that leaders have seen done since some time, those of attempts that were given up too. */
    List<Quarter> quarters(Instant since) {
        return all(QUARTER)
                .filter(event -> !event.time().isBefore(since))
                .map(event -> new Quarter(event.time(), number(event, QUARTER)))
                .toList();
    }

    /** Where the last attempt went on that did so after some time. */
    Optional<Quarter> findStart(Instant since) {
        return all(GOES_ON)
                .filter(event -> event.time().isAfter(since))
                .reduce((first, second) -> second)
                .map(event -> new Quarter(event.time(), number(event, GOES_ON)));
    }

    /** When the last attempt before some time began. */
    Optional<Instant> findAttempt(Instant before) {
        return all(BEGINS)
                .map(Event::time)
                .filter(time -> time.isBefore(before))
                .reduce((first, second) -> second);
    }

    /** When something with these words was first said after some time. */
    Optional<Instant> findFirst(String words, Instant since) {
        return events.stream()
                .filter(event -> event.time().isAfter(since) && event.text().endsWith(words))
                .map(Event::time)
                .findFirst();
    }

    /** Bytes that a node had sent when it heard of quarters. */
    List<Sent> sent(int node) {
        return all(KNOWN)
                .filter(event -> event.node() == node)
                .map(event -> event.find(KNOWN).orElseThrow())
                .map(found -> new Sent(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2))))
                .toList();
    }

    /** Ties of all shards in a quarter. */
    Ties ties(int quarter) {
        return all(TIES)
                .map(event -> event.find(TIES).orElseThrow())
                .filter(found -> Integer.parseInt(found.group(1)) == quarter)
                .map(found -> new Ties(
                        Long.parseLong(found.group(2)), Long.parseLong(found.group(3)), Long.parseLong(found.group(4))))
                .reduce(
                        new Ties(0, 0, 0),
                        (a, b) -> new Ties(
                                a.firms() + b.firms(), a.bridging() + b.bridging(), a.elsewhere() + b.elsewhere()));
    }

    private Stream<Event> all(Pattern pattern) {
        return events.stream().filter(event -> event.find(pattern).isPresent());
    }

    private static int number(Event event, Pattern pattern) {
        return Integer.parseInt(event.find(pattern).orElseThrow().group(1));
    }
}
