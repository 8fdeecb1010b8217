package org.caminar.jobs.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.spark.launcher.JavaModuleOptions;
import org.caminar.jobs.dataset.RefusedException;

/**
 * A Spark standalone master and its workers on this machine, from the jars of an {@link Installation}: on the loopback interface
 * only, with a secret that processes must know, encrypted connections, and no REST door.
 *
 * @param directory absolute; holds pid files, logs, the secret, and what workers store
 */
public record LocalCluster(Path directory) {
    /** Where everything listens. */
    public static final String HOST = "127.0.0.1";

    private static final String MASTER = "master";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int LOG_LINES = 15;
    private static final int SECRET_BYTES = 32;
    private static final int LAST_PORT = 65_535;

    /**
     * What to start.
     *
     * @param workers number of workers, at least 1
     * @param cores cores that each offers, at least 1
     * @param memory memory that each offers, such as {@code 1g}
     * @param port of the master, from 1 to 65535
     * @param webPort of the master's page, likewise, and another
     */
    public record Size(int workers, int cores, String memory, int port, int webPort) {
        /** Checks it. */
        public Size {
            if (workers < 1 || cores < 1) {
                throw new RefusedException(
                        "workers and cores must be at least 1 but were " + workers + " and " + cores);
            }
            if (!memory.matches("[1-9][0-9]*[mg]")) {
                throw new RefusedException("memory must be like 900m or 2g but was " + memory);
            }
            requirePort("port", port);
            requirePort("web-port", webPort);
            if (port == webPort) {
                throw new RefusedException("port and web-port must differ but were both " + port);
            }
        }

        private static void requirePort(String name, int port) {
            if (port < 1 || port > LAST_PORT) {
                throw new RefusedException(name + " must be from 1 to " + LAST_PORT + " but was " + port);
            }
        }
    }

    /**
     * A process of the cluster.
     *
     * @param name {@code master} or {@code worker-N}
     * @param pid its number
     * @param alive whether it runs
     */
    public record Member(String name, long pid, boolean alive) {}

    /** Makes the path absolute. */
    public LocalCluster {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Starts it and returns the master's URL. Throws {@link RefusedException} if it runs already or a port is taken. */
    public String start(Installation installation, Size size) throws IOException {
        if (members().stream().anyMatch(Member::alive)) {
            throw new RefusedException(
                    "a cluster runs in " + directory + " already: stop it first, or take another --dir");
        }
        requireFree("--port", size.port());
        requireFree("--web-port", size.webPort());
        forget();
        Path home = installation.layOut(directory.resolve("spark"));
        writeSettings();
        String url = url(size);
        try {
            launch(
                    installation,
                    home,
                    MASTER,
                    MASTER,
                    List.of("--host", HOST, "--port", text(size.port()), "--webui-port", text(size.webPort())));
            await(MASTER, () -> isListening(size.port()));
            for (int i = 1; i <= size.workers(); i++) {
                launchWorker(installation, home, size, i);
            }
            for (int i = 1; i <= size.workers(); i++) {
                awaitWorker(i);
            }
        } catch (IOException | RuntimeException e) {
            stop();
            throw e;
        }
        Files.writeString(directory.resolve("url"), url + "\n");
        return url;
    }

    private static void requireFree(String option, int port) {
        if (isListening(port)) {
            throw new RefusedException("port " + port + " is taken: take another " + option);
        }
    }

    /** Starts a worker that has died again, by its number from 1, and waits until the master knows it. */
    void restart(Installation installation, Size size, int worker) throws IOException {
        launchWorker(installation, directory.resolve("spark"), size, worker);
        awaitWorker(worker);
    }

    private void launchWorker(Installation installation, Path home, Size size, int number) throws IOException {
        launch(
                installation,
                home,
                "worker-" + number,
                "worker",
                List.of(
                        "--host",
                        HOST,
                        "--cores",
                        text(size.cores()),
                        "--memory",
                        size.memory(),
                        "--webui-port",
                        "0",
                        "--work-dir",
                        directory.resolve("work").toString(),
                        url(size)));
    }

    private void awaitWorker(int number) throws IOException {
        String name = "worker-" + number;
        await(name, () -> log(name).stream().anyMatch(l -> l.contains("Successfully registered with master")));
    }

    private static String url(Size size) {
        return "spark://" + HOST + ":" + size.port();
    }

    /** Its processes as pid files remember them; none when it was stopped or never started. */
    public List<Member> members() throws IOException {
        return Daemon.list(directory).stream()
                .map(d -> new Member(d.name(), d.pid(), d.isAlive()))
                .toList();
    }

    /** The master's URL; empty when the master does not run. */
    public Optional<String> findUrl() throws IOException {
        Path file = directory.resolve("url");
        boolean runs = members().stream().anyMatch(m -> m.name().equals(MASTER) && m.alive());
        return runs && Files.isRegularFile(file)
                ? Optional.of(Files.readString(file).strip())
                : Optional.empty();
    }

    /** Settings, the secret among them, that whoever talks to it needs: a file of Spark's format, readable by the owner only. */
    public Path settings() {
        return directory.resolve("secret.conf");
    }

    /** Stops workers, then the master, with all that they run. Returns how many processes were alive. */
    public int stop() throws IOException {
        List<Daemon> daemons = new ArrayList<>(Daemon.list(directory));
        daemons.sort(Comparator.comparing(d -> d.name().equals(MASTER)));
        int alive = 0;
        for (Daemon daemon : daemons) {
            alive += daemon.isAlive() ? 1 : 0;
            daemon.stop(directory, STOP_PATIENCE);
        }
        forget();
        return alive;
    }

    private void forget() throws IOException {
        for (Daemon daemon : Daemon.list(directory)) {
            daemon.stop(directory, STOP_PATIENCE);
        }
        Files.deleteIfExists(directory.resolve("url"));
        Files.deleteIfExists(settings());
    }

    private void writeSettings() throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Path file = settings();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                file,
                List.of(
                        "spark.authenticate                true",
                        "spark.authenticate.secret         " + HexFormat.of().formatHex(secret),
                        "spark.network.crypto.enabled      true"));
    }

    private void launch(Installation installation, Path home, String name, String kind, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-Xmx512m",
                "-Dspark.master.rest.enabled=false",
                "-Dspark.port.maxRetries=0",
                "-Dspark.ui.killEnabled=false",
                "-Dspark.worker.cleanup.enabled=true",
                "-cp",
                installation.sparkClassPath(),
                "org.apache.spark.deploy." + kind + "." + kind.substring(0, 1).toUpperCase(Locale.ROOT)
                        + kind.substring(1),
                "--properties-file",
                settings().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        SparkEnvironment.apply(builder, home);
        Daemon.start(directory, name, builder);
    }

    /** A worker without master would knock to the end of patience, so the master is watched all the time. */
    private void await(String name, BooleanSupplier ready) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            for (String needed : List.of(MASTER, name)) {
                if (members().stream().noneMatch(m -> m.name().equals(needed) && m.alive())) {
                    throw failure(needed, "ended");
                }
            }
            if (System.nanoTime() > deadline) {
                throw failure(name, "did not come up within " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the cluster was starting", e);
            }
        }
    }

    private IllegalStateException failure(String name, String what) {
        // Without stack traces, which would leave no room for what happened.
        List<String> log =
                log(name).stream().filter(line -> !line.startsWith("\tat ")).toList();
        return new IllegalStateException(name + " " + what + ":\n"
                + String.join("\n", log.subList(Math.max(0, log.size() - LOG_LINES), log.size())));
    }

    private List<String> log(String name) {
        try {
            return Files.readAllLines(Daemon.log(directory, name));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
