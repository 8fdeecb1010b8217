package org.caminar.jobs.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.caminar.jobs.dataset.RefusedException;

/**
 * A command on its way to a cluster through Spark's {@code SparkSubmit}, which sees Spark's jars, Caminar's thin jar and the jars that it
 * brings along: what it would see in any distribution of Spark 4.
 *
 * @param master Spark's master URL
 * @param mode where the driver runs
 * @param settings of Spark, the user's defaults and the command line's, later ones having won
 * @param words the command, such as {@code sweep demo --out hdfs:///results/demo}
 */
public record Submission(String master, DeployMode mode, Map<String, String> settings, List<String> words) {
    /** Setting that carries the complete text of an experiment: the driver's machine need not have {@code conf/}. */
    public static final String EXPERIMENT = "spark.caminar.experiment";

    /** Setting with the directory that relative paths start from. */
    public static final String DIRECTORY = "spark.caminar.directory";

    /** Setting with the directory of Caminar's jars, as a URI, where they lie on the machines of a cluster already. */
    static final String JARS = "spark.caminar.jars";

    private static final String YARN = "yarn";

    /** Environment variables that name the directories of Hadoop's settings. */
    private static final List<String> HADOOP_SETTINGS = List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");

    private static final String PROPERTIES_PREFIX = "caminar-submit-";
    private static final String PROPERTIES_SUFFIX = ".conf";

    /** How long after it was written the file with the settings may still be needed. */
    private static final Duration NEEDED = Duration.ofMinutes(10);

    /** System properties of the launcher: whether its error stream is a terminal, and that stream's descriptor. */
    private static final String TERMINAL = "caminar.terminal";

    private static final String ERROR_STREAM = "caminar.error-stream";
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final String MAIN = "org.caminar.jobs.cli.Caminar";
    private static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";
    private static final String DRIVER_MEMORY = "spark.driver.memory";

    /** Where the driver runs. */
    public enum DeployMode {
        /** Here. */
        CLIENT,
        /** On a machine of the cluster. */
        CLUSTER;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Completes the settings; throws {@link RefusedException} if Kubernetes would miss one, or a standalone cluster show a secret. */
    public Submission {
        Map<String, String> all = new LinkedHashMap<>(settings);
        Secrets.check(master, mode, all);
        if (master.startsWith(KubernetesRules.SCHEME)) {
            KubernetesRules.check(mode, all);
            // Pods are named after it; without it after the main class.
            all.putIfAbsent("spark.app.name", "caminar");
        }
        if (mode == DeployMode.CLUSTER) {
            String options = JavaModuleOptions.defaultModuleOptions();
            all.merge(DRIVER_OPTIONS, options, (given, needed) -> needed + " " + given);
        }
        if (isLoopback(master) && mode == DeployMode.CLIENT) {
            all.putIfAbsent("spark.driver.host", LocalCluster.HOST);
        }
        settings = Map.copyOf(all);
        words = List.copyOf(words);
    }

    /** Does it, with this process's terminal, and returns the exit code. */
    public int run(Installation installation, Path home) throws IOException {
        Path properties = writeProperties(installation);
        try {
            ProcessBuilder builder = process(installation, home, properties).inheritIO();
            return mode == DeployMode.CLUSTER ? runWatched(builder) : await(builder.start());
        } finally {
            Files.deleteIfExists(properties);
        }
    }

    /** Spark's clients end with 0 even when the driver failed: only what they say tells. */
    static int runWatched(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.PIPE).start();
        DriverReport report = new DriverReport();
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.err.println(line);
                report.read(line);
            }
        }
        int code = await(process);
        return report.failed() ? Math.max(1, code) : code;
    }

    /** The process that submits, with settings from a file of {@link #writeProperties}. */
    ProcessBuilder process(Installation installation, Path home, Path properties) {
        return process(installation, home, properties, Map.of());
    }

    /** The same with {@code further} environment variables beside those of this process. */
    ProcessBuilder process(Installation installation, Path home, Path properties, Map<String, String> further) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.environment().putAll(further);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.add("-Xmx" + settings.getOrDefault(DRIVER_MEMORY, "1g"));
        command.add(property("caminar.home", System.getProperty("caminar.home", "")));
        Optional<Path> terminal = Boolean.getBoolean(TERMINAL)
                ? findTerminal(System.getProperty(ERROR_STREAM, "none"))
                : Optional.empty();
        command.add(property(TERMINAL, Boolean.toString(terminal.isPresent())));
        terminal.ifPresent(path -> command.add(property(ERROR_STREAM, path.toString())));
        if (mode == DeployMode.CLIENT) {
            // The driver's logs go where the command sends them; the terminal is the command's.
            command.add("-Dlog4j2.configurationFile=jar:"
                    + installation.application().toUri() + "!/caminar-quiet.properties");
        }
        command.addAll(
                List.of("-cp", classPath(installation, builder.environment()), "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(arguments(installation, List.of("--properties-file", properties.toString())));
        builder.command(command);
        if (isLoopback(master)) {
            SparkEnvironment.apply(builder, home);
        } else {
            SparkEnvironment.leaveLoopback(builder);
        }
        return builder;
    }

    private static String property(String name, String value) {
        return "-D" + name + "=" + value;
    }

    /**
     * The terminal that a descriptor of this process leads to; empty if it cannot be opened by name. The error stream that a child
     * inherits is a pipe into the launcher's filter, which holds a progress bar back until its line ends.
     */
    static Optional<Path> findTerminal(String descriptor) {
        try {
            return Optional.of(DESCRIPTORS.resolve(descriptor).toRealPath()).filter(Files::isWritable);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Spark's jars, and where Hadoop's settings lie: without them neither YARN nor a default file system is found. */
    private static String classPath(Installation installation, Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(installation.sparkClassPath()),
                        HADOOP_SETTINGS.stream()
                                .map(environment::get)
                                .filter(directory -> directory != null && !directory.isEmpty()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The keys of settings that hold secrets, sorted. */
    public List<String> secrets() {
        return Secrets.among(settings);
    }

    /** The command for the {@code spark-submit} of another Spark 4; {@link #secrets} are left out. */
    public String line(Installation installation) {
        List<String> withheld = secrets();
        List<String> confs = settings.entrySet().stream()
                .filter(e -> !withheld.contains(e.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(e -> Stream.of("--conf", e.getKey() + "=" + e.getValue()))
                .toList();
        return Stream.concat(Stream.of("spark-submit"), arguments(installation, confs).stream())
                .map(Submission::quoted)
                .collect(Collectors.joining(" "));
    }

    private List<String> arguments(Installation installation, List<String> configured) {
        List<String> arguments = new ArrayList<>(List.of("--master", master, "--deploy-mode", mode.code()));
        arguments.addAll(configured);
        arguments.addAll(List.of(
                "--jars",
                installation.dependencies().stream().map(this::place).collect(Collectors.joining(",")),
                "--class",
                MAIN,
                place(installation.application())));
        arguments.addAll(words);
        return arguments;
    }

    /** Where the driver finds one of Caminar's jars: on this machine, unless it runs elsewhere and they lie there. */
    private String place(Path jar) {
        String directory = mode == DeployMode.CLUSTER ? settings.get(JARS) : null;
        return directory == null ? jar.toUri().toString() : directory.replaceFirst("/+$", "") + "/" + jar.getFileName();
    }

    private static String uris(List<Path> jars) {
        return jars.stream().map(jar -> jar.toUri().toString()).collect(Collectors.joining(","));
    }

    /** Settings travel in a file of the owner, since everybody sees the arguments of a process. */
    Path writeProperties(Installation installation) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (master.equals(YARN) && !all.containsKey("spark.yarn.archive")) {
            // A container has nothing: Spark's own jars travel too, unless the user has put them where the cluster
            // finds them.
            all.putIfAbsent("spark.yarn.jars", uris(installation.spark()));
        }
        Path file = Files.createTempFile(
                PROPERTIES_PREFIX,
                PROPERTIES_SUFFIX,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        deleteLeft(file.getParent());
        Files.write(
                file,
                all.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().replace("\\", "\\\\"))
                        .toList());
        return file;
    }

    /** Who is killed cannot delete its file, which may hold a secret: the next one does. Spark reads it as it starts. */
    private static void deleteLeft(Path directory) throws IOException {
        long past = Instant.now().minus(NEEDED).toEpochMilli();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, PROPERTIES_PREFIX + "*" + PROPERTIES_SUFFIX)) {
            for (Path file : files) {
                if (Files.isWritable(file) && file.toFile().lastModified() < past) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command was submitted", e);
        }
    }

    private static boolean isLoopback(String master) {
        return master.startsWith("spark://" + LocalCluster.HOST + ":") || master.startsWith("local");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Throws {@link RefusedException} if a setting is not {@code key=value} with a key of Spark. */
    public static Map<String, String> settings(Map<String, String> defaults, List<String> given) {
        Map<String, String> settings = new LinkedHashMap<>(defaults);
        for (String setting : given) {
            int equals = setting.indexOf('=');
            if (equals < 1 || !setting.startsWith("spark.")) {
                throw new RefusedException("--conf must be spark.key=value but was " + setting);
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }
}
