package org.caminar.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caminar.jobs.cluster.Installation;
import org.caminar.jobs.cluster.LocalCluster;
import org.caminar.jobs.cluster.NodeKeys;
import org.caminar.jobs.cluster.SentExperiment;
import org.caminar.jobs.cluster.Submission;
import org.caminar.jobs.dataset.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Sends a command to a cluster. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        customSynopsis = "caminar submit [OPTIONS] -- COMMAND [ARGUMENTS]",
        description = {
            "Send a command to a Spark cluster. The experiment is checked and completed here, so that the cluster needs no"
                    + " configuration; results must go where all machines of the cluster can write.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  caminar submit -- sweep demo --out out/demo                         on caminar cluster",
            "  caminar submit --master spark://host:7077 -- sweep demo --out hdfs://host/results/demo",
            "  caminar submit --master yarn --deploy-mode cluster --conf spark.executor.memory=4g \\",
            "      -- sweep brazil --out hdfs:///results/brazil",
            "  caminar submit --dry-run -- sweep demo        the line for the spark-submit of another Spark 4"
        })
final class SubmitCommand implements Callable<Integer> {
    private static final Set<String> SENDABLE = Set.of("sweep", "aggregate", "report", "demo", "run");

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "spark://host:port, yarn or k8s://host:port; by default spark.master of conf/spark-defaults.conf, or the"
                            + " cluster that caminar cluster started.")
    private String master;

    @Option(
            names = "--deploy-mode",
            paramLabel = "MODE",
            description = "client: the driver runs here, as by default; cluster: on the cluster.")
    private Submission.DeployMode mode = Submission.DeployMode.CLIENT;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of Spark; repeatable. Arguments are seen by all who list processes: secrets rather stand in"
                            + " conf/spark-defaults.conf.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--dry-run", description = "Check everything and print the line for spark-submit; send nothing.")
    private boolean dryRun;

    @Mixin
    private ClusterCommand.Place place;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to do there, after --.")
    private List<String> words;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SparkSettings.check(master);
        Map<String, String> all = Submission.settings(SparkSettings.defaults(), settings);
        String url = master(all.remove(SparkSettings.MASTER_KEY));
        LocalCluster cluster = place.cluster();
        if (cluster.findUrl().filter(url::equals).isPresent()) {
            all.putAll(SparkSettings.read(cluster.settings()));
        }
        ParseResult sent = parse();
        if (sent.commandSpec().userObject() instanceof Simulating simulating) {
            all.put(
                    Submission.EXPERIMENT,
                    SentExperiment.encode(simulating.design().resolved()));
        }
        NodeKeys.complete(all, System.getenv());
        all.put(Submission.DIRECTORY, Path.of("").toAbsolutePath().toString());
        Submission submission = new Submission(url, mode, all, words);
        Installation installation = Installation.of(Home.root());
        if (dryRun) {
            print(submission, installation);
            return ExitCode.FINE;
        }
        return submission.run(installation, cluster.directory().resolve("spark"));
    }

    private void print(Submission submission, Installation installation) {
        spec.commandLine().getOut().println(submission.line(installation));
        if (!submission.secrets().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("left out, since they hold secrets: " + String.join(", ", submission.secrets())
                            + ": give them to spark-submit in a file, with --properties-file");
        }
    }

    private String master(String configured) throws IOException {
        if (master != null) {
            return master;
        }
        if (configured != null) {
            SparkSettings.check(SparkSettings.MASTER_KEY, configured);
            return configured;
        }
        return place.cluster()
                .findUrl()
                .orElseThrow(() -> new RefusedException(
                        "no cluster: name one with --master, or start one with caminar cluster start"));
    }

    /** Parses what is sent, so that mistakes are found here; throws as the command line does. */
    private ParseResult parse() {
        if (!SENDABLE.contains(words.get(0))) {
            throw new RefusedException("what is submitted must be one of "
                    + String.join(", ", SENDABLE.stream().sorted().toList()) + " but was " + words.get(0));
        }
        CommandLine line =
                Caminar.line(spec.commandLine().getOut(), spec.commandLine().getErr());
        return line.parseArgs(words.toArray(String[]::new)).subcommand();
    }
}
