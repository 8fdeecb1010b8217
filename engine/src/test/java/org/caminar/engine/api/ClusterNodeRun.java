package org.caminar.engine.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.cluster.TlsSettings;
import org.caminar.engine.model.Design;

/** A node of a cluster as a program of its own, for tests that kill it. It prints the quarters it hears of, then the state hash. */
final class ClusterNodeRun {
    static final int NODES = 3;
    static final int HORIZON = 160;
    static final int SHARDS = 6;
    static final String SCENARIO = "both";
    static final String KEYS = "CAMINAR_TEST_KEYS";
    static final String PASSWORD = "only for tests";
    private static final int EVERY = 20;

    private ClusterNodeRun() {}

    static Design design() {
        return Lab.argentina(
                "experiment.horizon=" + HORIZON,
                "experiment.observe-every=20",
                "experiment.hash-every=50",
                "experiment.scenarios=[baseline, both]");
    }

    /** Keys, if the environment names their directory. */
    private static Optional<TlsSettings> tls() {
        return Optional.ofNullable(System.getenv(KEYS)).map(keys -> new TlsSettings(Path.of(keys), PASSWORD));
    }

    /** Takes the directory of the checkpoints, the own port, and the ports of all nodes. */
    public static void main(String[] arguments) {
        List<String> seeds = List.of(arguments).subList(2, arguments.length).stream()
                .map(port -> "127.0.0.1:" + port)
                .toList();
        NodeSettings node = new NodeSettings("127.0.0.1", Integer.parseInt(arguments[1]), seeds, NODES, 1, tls());
        RunSpec spec = new RunSpec(
                        design(),
                        SCENARIO,
                        0,
                        SHARDS,
                        Optional.empty(),
                        (done, total) -> System.out.println("quarter " + done))
                .withCheckpoints(new LocalStore(Path.of(arguments[0])), EVERY, true);
        System.out.println("hash " + ClusterSimulation.run(node, spec).stateHash());
    }
}
