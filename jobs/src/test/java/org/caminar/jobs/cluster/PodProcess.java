package org.caminar.jobs.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The process of a pod, started as the entry point of Spark's images starts it, from the pod's arguments and environment. */
final class PodProcess {
    /** Environment variable of options that every JVM takes. */
    static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    /** For a JVM that lives for seconds: without the compiler that takes its time. */
    static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** Where pods see their settings. */
    private static final String CONF = "/opt/spark/conf";

    private static final String ADDRESS = "127.0.0.1";
    private static final String OPTION = "SPARK_JAVA_OPT_";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path spark;
    private final Map<String, Path> mounts;
    private final List<String> arguments;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Prepares it.
     *
     * @param pod as it was created
     * @param spark the image's home of Spark
     * @param mounts directories of this machine by the paths at which the pod sees them
     * @param hosts names of services, as a hosts file
     */
    PodProcess(Pod pod, Path spark, Map<String, Path> mounts, Path hosts) {
        this.spark = spark;
        this.mounts = mounts;
        Container container = pod.getSpec().getContainers().get(0);
        arguments = container.getArgs().stream().map(this::here).toList();
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), here(value(pod, variable)));
        }
        environment.put("SPARK_HOME", spark.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put(OPTIONS, QUICK + " -Djdk.net.hosts.file=" + hosts);
    }

    /** What the pod is told, with paths of this machine. */
    private String here(String told) {
        String here = told;
        for (Map.Entry<String, Path> mount : mounts.entrySet()) {
            here = here.replace(mount.getKey(), mount.getValue().toString());
        }
        return here;
    }

    private static String value(Pod pod, EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        String field = variable.getValueFrom().getFieldRef().getFieldPath();
        return switch (field) {
            case "status.podIP" -> ADDRESS;
            case "metadata.name" -> pod.getMetadata().getName();
            default -> throw new IllegalStateException("a pod's environment asks for " + field);
        };
    }

    /** Starts it; {@code further} are settings of a driver that stand for what a pod finds in Kubernetes only. */
    Process start(Path log, List<String> further) throws IOException {
        String role = arguments.get(0);
        List<String> command = switch (role) {
            case "driver" -> driver(further);
            case "executor" -> executor();
            default -> throw new IllegalStateException("a pod's first argument is " + role);
        };
        return builder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** {@code spark-submit} with what the entry point adds: Spark's launcher makes the command of it. */
    private List<String> driver(List<String> further) throws IOException {
        List<String> launcher = new ArrayList<>(List.of(
                JAVA,
                "-cp",
                classPath(),
                "org.apache.spark.launcher.Main",
                "org.apache.spark.deploy.SparkSubmit",
                "--conf",
                "spark.driver.bindAddress=" + environment.get("SPARK_DRIVER_BIND_ADDRESS"),
                "--deploy-mode",
                "client"));
        further.forEach(setting -> launcher.addAll(List.of("--conf", setting)));
        launcher.addAll(arguments.subList(1, arguments.size()));
        Process process =
                builder(launcher).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // The launcher's own lines end with one of a zero only; then come words with a zero after each.
        return Arrays.asList(output.substring(output.indexOf("\0\n") + 2).split("\0"));
    }

    private List<String> executor() {
        Stream<String> options = environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith(OPTION))
                .sorted(Comparator.comparing(e -> Integer.valueOf(e.getKey().substring(OPTION.length()))))
                .map(Map.Entry::getValue);
        String memory = environment.get("SPARK_EXECUTOR_MEMORY");
        return Stream.of(
                        Stream.of(JAVA),
                        options,
                        Stream.of("-Xms" + memory, "-Xmx" + memory, "-cp", classPath()),
                        Stream.of("org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend"),
                        argument("--driver-url", "SPARK_DRIVER_URL"),
                        argument("--executor-id", "SPARK_EXECUTOR_ID"),
                        argument("--cores", "SPARK_EXECUTOR_CORES"),
                        argument("--app-id", "SPARK_APPLICATION_ID"),
                        argument("--hostname", "SPARK_EXECUTOR_POD_IP"),
                        argument("--resourceProfileId", "SPARK_RESOURCE_PROFILE_ID"),
                        argument("--podName", "SPARK_EXECUTOR_POD_NAME"))
                .flatMap(words -> words)
                .toList();
    }

    private Stream<String> argument(String option, String variable) {
        return Stream.of(option, environment.get(variable));
    }

    private String classPath() {
        return mounts.get(CONF) + File.pathSeparator + spark.resolve("jars") + "/*";
    }

    private ProcessBuilder builder(List<String> command) {
        // Spark copies a driver's jars to where it runs.
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(mounts.get(CONF).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
