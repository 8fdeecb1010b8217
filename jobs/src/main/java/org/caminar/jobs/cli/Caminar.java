package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line {@code caminar}. */
@Command(
        name = "caminar",
        description = {
            "A laboratory for small-firm policy: it simulates every small firm of a country under every policy that you want to"
                    + " compare, many times, and says what would happen, for whom, and how sure that is.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            NodeCommand.class,
            SweepCommand.class,
            AggregateCommand.class,
            ReportCommand.class,
            ClusterCommand.class,
            SubmitCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footer = {
            "",
            "Start with:",
            "  caminar demo                       Argentina's small firms in a few minutes",
            "  caminar sweep demo --dry-run       what a sweep would do, without doing it",
            "  caminar COMMAND --help             all options of a command, with examples",
            "",
            "Exit codes: 0 fine; 1 error of Caminar or of the machine; 2 bad input, nothing was done; 3 some runs failed;"
                    + " 4 a run could not be reproduced; 5 a node was cut off from the others; 130 interrupted."
        })
public final class Caminar implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    /** Shows the help when no command is given. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs a command line in this process and returns its exit code. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        if (!onCluster()) {
            Logs.quiet();
        }
        SparkSettings.shareHadoopSettings();
        CommandLine line = line(out, err);
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Caminar())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ResultDirectory.class, Directories::parse)
                .registerConverter(Location.class, Directories::parseLocation)
                .setParameterExceptionHandler(Errors::onBadArguments)
                .setExecutionExceptionHandler(Errors::onFailure);
    }

    /** Whether this is a driver on a machine of the cluster, whose output Spark collects. */
    private static boolean onCluster() {
        return "cluster".equals(System.getProperty("spark.submit.deployMode"));
    }

    /** Runs a command line and ends the JVM with its exit code; a driver on a cluster returns when all is well. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        System.setErr(ErrorStream.open());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        int code = execute(out, err, arguments);
        // Cluster managers take an exit from within for a failure, whatever the code.
        if (code != ExitCode.FINE || !onCluster()) {
            System.exit(code);
        }
    }
}
