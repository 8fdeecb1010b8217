package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caminar.engine.config.ConfigException;
import org.caminar.engine.config.DesignLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Check Java, memory, cores, disk, write access, network and configuration, and say what to do.",
            ""
        },
        footer = {"", "Exit codes: 0 when nothing fails (warnings are allowed), 2 otherwise."})
final class DoctorCommand implements Callable<Integer> {
    private static final double LEAST_HEAP = 1e9;
    private static final double GOOD_HEAP = 1.8e9;
    private static final double LEAST_DISK = 0.5e9;
    private static final Runtime.Version LEAST_JAVA = Runtime.Version.parse("17.0.11");

    @Spec
    private CommandSpec spec;

    /** What a check found. */
    record Finding(Level level, String subject, String text) {
        enum Level {
            OK,
            WARN,
            FAIL
        }

        static Finding of(boolean good, Level otherwise, String subject, String found, String remedy) {
            return good
                    ? new Finding(Level.OK, subject, found)
                    : new Finding(otherwise, subject, found + ": " + remedy);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = List.of(java(), memory(), cores(), writeAccess(), disk(), loopback(), configuration());
        for (Finding finding : findings) {
            out.println(String.format("%-5s %-14s %s", label(finding), finding.subject(), finding.text()));
        }
        boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
        return failed ? ExitCode.BAD_INPUT : ExitCode.FINE;
    }

    private static String label(Finding finding) {
        return finding.level().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return Finding.of(
                version.compareToIgnoreOptional(LEAST_JAVA) >= 0,
                Finding.Level.FAIL,
                "java",
                version.toString(),
                "Spark needs 17.0.11 or later; install it and set JAVA_HOME");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        return Finding.of(
                heap >= GOOD_HEAP,
                heap >= LEAST_HEAP ? Finding.Level.WARN : Finding.Level.FAIL,
                "memory",
                heap / 1_000_000 + " MB of heap",
                "2 GB are recommended; set CAMINAR_MEMORY=2g, more for large countries");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Finding.of(
                cores >= 2,
                Finding.Level.WARN,
                "cores",
                cores + " available",
                "it works, but runs one after the other");
    }

    private static Finding writeAccess() {
        Path here = Path.of("").toAbsolutePath();
        try {
            Files.delete(Files.createTempFile(here, ".caminar", ".probe"));
            return new Finding(Finding.Level.OK, "write access", here.toString());
        } catch (IOException e) {
            return new Finding(
                    Finding.Level.WARN,
                    "write access",
                    "cannot write in " + here + ": give --out a directory where you can");
        }
    }

    private static Finding disk() {
        Path here = Path.of("").toAbsolutePath();
        try {
            long free = Files.getFileStore(here).getUsableSpace();
            return Finding.of(
                    free >= LEAST_DISK,
                    Finding.Level.WARN,
                    "disk",
                    free / 1_000_000 + " MB free in " + here,
                    "make room, or give --out another disk");
        } catch (IOException e) {
            return new Finding(Finding.Level.WARN, "disk", "cannot tell how much is free in " + here);
        }
    }

    private static Finding loopback() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Finding(
                    Finding.Level.OK, "network", "port " + socket.getLocalPort() + " on 127.0.0.1 can be opened");
        } catch (IOException e) {
            return new Finding(
                    Finding.Level.FAIL,
                    "network",
                    "no port on 127.0.0.1 can be opened (" + e.getMessage() + "): Spark needs one; check the firewall");
        }
    }

    private static Finding configuration() {
        Path conf = Home.root().resolve("conf");
        if (!Files.isDirectory(conf)) {
            return new Finding(
                    Finding.Level.FAIL, "configuration", conf + " is missing: start Caminar with scripts/caminar");
        }
        for (String experiment : DesignLoader.experiments(conf)) {
            try {
                DesignLoader.load(conf, experiment, List.of());
            } catch (ConfigException e) {
                return new Finding(
                        Finding.Level.FAIL,
                        "configuration",
                        "experiment " + experiment + " is refused: "
                                + e.problems().get(0));
            }
        }
        return new Finding(
                Finding.Level.OK,
                "configuration",
                conf + ", experiments " + String.join(", ", DesignLoader.experiments(conf)));
    }
}
