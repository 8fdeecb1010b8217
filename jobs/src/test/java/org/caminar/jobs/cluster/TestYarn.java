package org.caminar.jobs.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.caminar.jobs.cluster.Submission.DeployMode;

/** A real YARN in this process, with a node manager whose containers are processes, and commands that are sent to it. */
final class TestYarn implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 120;

    /** The container in which YARN starts an application, of each of its attempts. */
    private static final String MASTER = "_000001";

    private final Path directory;
    private final Installation installation;
    private final Path spark;
    private final Path hadoop;
    private final MiniYARNCluster yarn;

    /** Starts it; logs of submissions and the directory with its settings are in {@code directory}. */
    TestYarn(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        installation = TestInstallation.of(directory);
        spark = installation.layOut(directory.resolve("spark"));
        yarn = new MiniYARNCluster(TestYarn.class.getName(), 1, 1, 1);
        yarn.init(configuration(directory.resolve("aggregated")));
        yarn.start();
        awaitNode();
        hadoop = Files.createDirectories(directory.resolve("hadoop"));
        try (OutputStream site = Files.newOutputStream(hadoop.resolve("yarn-site.xml"))) {
            yarn.getConfig().writeXml(site);
        }
    }

    private static YarnConfiguration configuration(Path aggregated) {
        YarnConfiguration configuration = new YarnConfiguration();
        configuration.set("yarn.scheduler.capacity.root.queues", "default");
        configuration.setInt("yarn.scheduler.capacity.root.default.capacity", 100);
        configuration.setFloat("yarn.scheduler.capacity.maximum-am-resource-percent", 1);
        configuration.setInt("yarn.scheduler.minimum-allocation-mb", 256);
        configuration.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 100);
        configuration.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
        configuration.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
        // Logs stay for tests to read. Without aggregation they would too, but stopping would wait 10 s for them.
        configuration.setBoolean("yarn.log-aggregation-enable", true);
        configuration.set(
                "yarn.nodemanager.remote-app-log-dir", aggregated.toUri().toString());
        configuration.setInt("yarn.nodemanager.delete.debug-delay-sec", 3600);
        // A disk that is nearly full makes a node useless otherwise.
        configuration.setFloat("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 100);
        return configuration;
    }

    private void awaitNode() throws InterruptedException {
        try {
            if (!yarn.waitForNodeManagersToConnect(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS))) {
                throw new IllegalStateException("YARN has no node after " + TIMEOUT_SECONDS + " s");
            }
        } catch (YarnException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settings for one small executor, and Spark's jars where they lie. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.yarn.jars", "local:" + spark + "/jars/*");
        settings.put(
                "spark.yarn.stagingDir", directory.resolve("staging").toUri().toString());
        settings.put("spark.executor.instances", "1");
        for (String process : List.of("spark.driver", "spark.executor", "spark.yarn.am")) {
            settings.put(process + ".memory", "600m");
            settings.put(process + ".memoryOverhead", "128m");
        }
        settings.put("spark.ui.enabled", "false");
        for (String environment : List.of("spark.yarn.appMasterEnv.", "spark.executorEnv.")) {
            settings.put(environment + "JAVA_HOME", System.getProperty("java.home"));
            settings.put(environment + PodProcess.OPTIONS, PodProcess.QUICK);
        }
        return settings;
    }

    /** Starts a submission, which finds this YARN as users' do: through the environment. */
    Process submit(DeployMode mode, Map<String, String> settings, List<String> words, String name) throws IOException {
        Submission submission = new Submission("yarn", mode, settings, words);
        return submission
                .process(
                        installation,
                        spark,
                        submission.writeProperties(installation),
                        Map.of("HADOOP_CONF_DIR", hadoop.toString(), PodProcess.OPTIONS, PodProcess.QUICK))
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    /** What a submission of that name has said. */
    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** Waits for a submission's end and returns its exit code. */
    static int end(Process submission) throws InterruptedException {
        boolean ended = submission.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        submission.destroyForcibly();
        if (!ended) {
            throw new IllegalStateException("a submission did not end within " + TIMEOUT_SECONDS + " s");
        }
        return submission.exitValue();
    }

    /** What the last driver or master has written to {@code stdout} or {@code stderr} in its container. */
    String master(String stream) throws IOException {
        Path logs = Path.of(yarn.getNodeManager(0).getConfig().get("yarn.nodemanager.log-dirs"));
        try (Stream<Path> files = Files.walk(logs)) {
            Path last = files.filter(
                            f -> f.endsWith(stream) && f.getParent().toString().endsWith(MASTER))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return Files.readString(last);
        }
    }

    @Override
    public void close() {
        yarn.stop();
        FileUtil.fullyDelete(yarn.getTestWorkDir());
    }
}
