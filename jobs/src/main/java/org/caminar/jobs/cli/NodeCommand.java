package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caminar.engine.api.ClusterSimulation;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.cluster.NodeSettings;
import org.caminar.engine.cluster.TlsSettings;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmPanel;
import org.caminar.jobs.cluster.NodeKeys;
import org.caminar.jobs.dataset.FirmParts;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.LocationStore;
import org.caminar.jobs.dataset.ResultDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One node of a cluster that simulates one run. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Take part in one run that is divided among several machines. Start the same command on each of them, with the same seeds in"
                    + " the same order, and a directory of checkpoints that all of them mount. When a node is lost the others go back"
                    + " to the last checkpoint and go on, down to a single node; where nodes only lose sight of each other, one part goes"
                    + " on and the other ends. A node that is started again joins.",
            ""
        },
        footer = {
            "",
            "Example, on three machines a, b and c, each with its own --host:",
            "  caminar node argentina --scenario bridging --nodes 3 --host a --port 25520 \\",
            "      --seed a:25520 --seed b:25520 --seed c:25520 --checkpoints /shared/state"
        })
final class NodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT", description = "Name of a file in conf/experiments, or a path.")
    private String experiment;

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "HOST:PORT",
            description = "A node that others join; repeatable. The first one may start the cluster.")
    private List<String> seeds;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Nodes that must be there before the run begins; 3 by default.")
    private int nodes = 3;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on, by which the others know this node; 127.0.0.1 by default.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 25520 by default.")
    private int port = 25520;

    @Option(
            names = "--checkpoints",
            required = true,
            paramLabel = "DIR",
            description =
                    "Directory that all nodes see, a path or a URI; a run that has checkpoints there goes on from the last.")
    private Location checkpoints;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Quarters between two checkpoints; 4 by default.")
    private int every = 4;

    @Option(names = "--checkpoints-kept", paramLabel = "N", description = "Complete checkpoints to keep; 2 by default.")
    private int keep = CheckpointPlan.DEFAULT_KEEP;

    @Option(
            names = "--firms",
            paramLabel = "DIR",
            description =
                    "Write every firm at every observation into this directory, which all nodes see, a path or a URI. When the"
                            + " run is finished, 'run' with --firms, --out DIR, --resume and the same checkpoints lets the table appear.")
    private ResultDirectory firms;

    @Option(
            names = "--tls",
            paramLabel = "KEYS",
            description =
                    "Directory with node.p12 and trust.p12: nodes then prove who they are and encrypt. Their password stands in"
                            + " the environment variable " + NodeKeys.PASSWORD_VARIABLE + ".")
    private Path keys;

    @Mixin
    private RunOptions which = new RunOptions();

    @Mixin
    private ExperimentOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        which.check(spec);
        RunOptions.requireAtLeast(spec, "--checkpoint-every", every, 1);
        RunOptions.requireAtLeast(spec, "--checkpoints-kept", keep, 1);
        NodeSettings node = node();
        LoadedDesign loaded = options.load(experiment, List.of());
        Design design = loaded.design();
        PrintWriter out = spec.commandLine().getOut();
        String chosen = which.scenario(design);
        if (options.dryRun()) {
            out.println("would join " + String.join(", ", seeds) + " as " + host + ":" + port + " for "
                    + PlanText.number(design.firms()) + " firms in " + which.shardsOn(nodes) + " shards");
            return ExitCode.FINE;
        }
        Logs.toOutput();
        out.println("node " + host + ":" + port + " is process "
                + ProcessHandle.current().pid());
        try (Progress progress = new Progress(out, "quarters")) {
            RunSpec run = new RunSpec(
                            design,
                            chosen,
                            which.replicate(),
                            which.shardsOn(nodes),
                            panel(chosen),
                            (done, total) -> progress.show(done, total, ""))
                    .withCheckpoints(LocationStore.of(checkpoints), every, keep, true);
            RunResult result = ClusterSimulation.run(node, run);
            out.println("state hash " + HexFormat.of().toHexDigits(result.stateHash()));
        }
        return ExitCode.FINE;
    }

    private Optional<FirmPanel> panel(String chosen) {
        return Optional.ofNullable(firms).map(directory -> new FirmParts(directory, chosen, which.replicate()));
    }

    private NodeSettings node() {
        try {
            String password = Objects.requireNonNullElse(System.getenv(NodeKeys.PASSWORD_VARIABLE), "");
            Optional<TlsSettings> tls =
                    Optional.ofNullable(keys).map(directory -> new TlsSettings(directory, password));
            return new NodeSettings(
                    host, port, seeds, nodes, Runtime.getRuntime().availableProcessors(), tls);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
