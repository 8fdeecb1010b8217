package org.caminar.engine.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.cluster.TlsSettings;
import org.caminar.engine.model.Design;

/**
 * A node of a cluster as a program of its own, for tests that kill it or cut it off. It prints the quarters it hears of, the
 * checkpoints that it completes, then the state hash.
 */
final class ClusterNodeRun {
    static final int HORIZON = 400;
    static final int SHARDS = 6;
    static final String SCENARIO = "both";
    static final String KEYS = "CAMINAR_TEST_KEYS";
    static final String PASSWORD = "only for tests";
    static final String COMMIT = "commit ";
    private static final int EVERY = 20;
    private static final String MARKER = "/complete";

    private ClusterNodeRun() {}

    static Design design() {
        return Lab.argentina(
                "experiment.horizon=" + HORIZON,
                "experiment.observe-every=20",
                "experiment.hash-every=50",
                "experiment.scenarios=[baseline, both]");
    }

    /** The command that starts a node, by its {@code host:port}, in a cluster of those. */
    static List<String> command(Path checkpoints, String own, List<String> all) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                // Most of a node's life is its start: it is short for the compiler of hot code.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterNodeRun.class.getName(),
                checkpoints.toString(),
                own));
        command.addAll(all);
        return command;
    }

    /** Keys, if the environment names their directory. */
    private static Optional<TlsSettings> tls() {
        return Optional.ofNullable(System.getenv(KEYS)).map(keys -> new TlsSettings(Path.of(keys), PASSWORD));
    }

    /** Takes the directory of the checkpoints, the own address, and those of all nodes. */
    public static void main(String[] arguments) {
        int colon = arguments[1].indexOf(':');
        String host = arguments[1].substring(0, colon);
        int port = Integer.parseInt(arguments[1].substring(colon + 1));
        List<String> all = List.of(arguments).subList(2, arguments.length);
        NodeSettings node = new NodeSettings(host, port, all, all.size(), 1, tls());
        RunSpec spec = new RunSpec(
                        design(),
                        SCENARIO,
                        0,
                        SHARDS,
                        Optional.empty(),
                        (done, total) -> System.out.println("quarter " + done))
                .withCheckpoints(new AnnouncingStore(new LocalStore(Path.of(arguments[0]))), EVERY, true);
        System.out.println("hash " + ClusterSimulation.run(node, spec).stateHash());
    }

    /** Says which checkpoints it completes. */
    private record AnnouncingStore(CheckpointStore store) implements CheckpointStore {
        @Override
        public void write(String name, Content content) throws IOException {
            store.write(name, content);
            if (name.endsWith(MARKER)) {
                System.out.println(COMMIT + name.substring(0, name.length() - MARKER.length()));
            }
        }

        @Override
        public InputStream open(String name) throws IOException {
            return store.open(name);
        }

        @Override
        public List<String> list(String directory) throws IOException {
            return store.list(directory);
        }

        @Override
        public void delete(String directory) throws IOException {
            store.delete(directory);
        }

        @Override
        public Optional<ExclusiveWriter> exclusiveWriter() {
            return store.exclusiveWriter();
        }
    }
}
