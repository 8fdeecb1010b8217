package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caminar.jobs.cluster.Installation;
import org.caminar.jobs.cluster.LocalCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Spark standalone cluster on this machine. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {"Start, watch or stop a Spark standalone cluster on this machine, from Caminar's own jars.", ""},
        synopsisSubcommandLabel = "start|status|stop",
        subcommands = {ClusterCommand.Start.class, ClusterCommand.Status.class, ClusterCommand.Stop.class},
        footer = {
            "",
            "Examples:",
            "  caminar cluster start --workers 2 --cores 1 --memory 1g",
            "  caminar submit -- sweep demo --out out/demo",
            "  caminar cluster status",
            "  caminar cluster stop"
        })
final class ClusterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Where a cluster keeps its files. */
    static final class Place {
        @Option(
                names = "--dir",
                paramLabel = "DIR",
                description = "Directory for process ids, logs and what workers store; out/cluster by default.")
        private Path directory;

        LocalCluster cluster() {
            return new LocalCluster(directory != null ? directory : Home.root().resolve("out/cluster"));
        }
    }

    /** Starts it. */
    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start a master and workers on the loopback interface; refused when they run already.")
    static final class Start implements Callable<Integer> {
        @Mixin
        private Place place;

        @Option(names = "--workers", paramLabel = "N", description = "Workers; 2 by default.")
        private int workers = 2;

        @Option(names = "--cores", paramLabel = "C", description = "Cores that each worker offers; 1 by default.")
        private int cores = 1;

        @Option(names = "--memory", paramLabel = "M", description = "Memory that each worker offers; 1g by default.")
        private String memory = "1g";

        @Option(names = "--port", paramLabel = "PORT", description = "Port of the master; 7077 by default.")
        private int port = 7077;

        @Option(names = "--web-port", paramLabel = "PORT", description = "Port of the master's page; 8080 by default.")
        private int webPort = 8080;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            LocalCluster.Size size = new LocalCluster.Size(workers, cores, memory, port, webPort);
            LocalCluster cluster = place.cluster();
            String url = cluster.start(Installation.of(Home.root()), size);
            PrintWriter out = spec.commandLine().getOut();
            out.println("master " + url + ", its page http://" + LocalCluster.HOST + ":" + webPort);
            out.println(workers + " workers of " + cores + " cores and " + memory + "; logs in "
                    + cluster.directory().resolve("logs"));
            out.println("Next: caminar submit -- sweep demo --out out/demo");
            return ExitCode.FINE;
        }
    }

    /** Says what runs. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Say which processes run and which have died; exit code 0 when all run, 1 otherwise.")
    static final class Status implements Callable<Integer> {
        @Mixin
        private Place place;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            LocalCluster cluster = place.cluster();
            PrintWriter out = spec.commandLine().getOut();
            List<LocalCluster.Member> members = cluster.members();
            if (members.isEmpty()) {
                out.println("no cluster was started in " + cluster.directory());
                return ExitCode.INTERNAL_ERROR;
            }
            cluster.findUrl().ifPresent(url -> out.println("master " + url));
            for (LocalCluster.Member member : members) {
                out.println(String.format(
                        "%-10s process %-8d %s", member.name(), member.pid(), member.alive() ? "runs" : "DEAD"));
            }
            return members.stream().allMatch(LocalCluster.Member::alive) ? ExitCode.FINE : ExitCode.INTERNAL_ERROR;
        }
    }

    /** Stops it. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stop workers and master, and what they run; fine when nothing runs.")
    static final class Stop implements Callable<Integer> {
        @Mixin
        private Place place;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            int stopped = place.cluster().stop();
            spec.commandLine().getOut().println(stopped + " processes stopped");
            return ExitCode.FINE;
        }
    }
}
