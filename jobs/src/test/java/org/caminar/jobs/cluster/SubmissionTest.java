package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: settings reach Spark in a file that does not stay, and secrets neither a line nor the arguments of a process;
 * Spark's own jars travel to a YARN cluster, whose machines need not have Spark, and to no other; Kubernetes is told where Caminar's jars
 * are; a driver here knows its terminal, and the end of one elsewhere is known from what Spark says.
 */
class SubmissionTest {
    private static final String JARS = "spark.yarn.jars file:///lib/spark-core.jar,file:///lib/spark-yarn.jar";

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Installation installation = new Installation(
            Path.of("/target/caminar.jar"),
            List.of(Path.of("/app/akka.jar")),
            List.of(Path.of("/lib/spark-core.jar"), Path.of("/lib/spark-yarn.jar")));

    private List<String> written(String master, Map<String, String> settings) throws IOException {
        Path file = submission(master, settings).writeProperties(installation);
        try {
            return Files.readAllLines(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Submission submission(String master, Map<String, String> settings) {
        return new Submission(master, DeployMode.CLIENT, settings, List.of("sweep", "demo"));
    }

    @Test
    void sparksJarsTravelToYarnUnlessTheyAreThere() throws IOException {
        assertThat(written("yarn", Map.of())).containsExactly(JARS);
        assertThat(written("yarn", Map.of("spark.yarn.archive", "hdfs:///spark.zip")))
                .containsExactly("spark.yarn.archive hdfs:///spark.zip");
        assertThat(written("yarn", Map.of("spark.yarn.jars", "local:/opt/spark/jars/*")))
                .containsExactly("spark.yarn.jars local:/opt/spark/jars/*");
        assertThat(written("spark://host:7077", Map.of())).isEmpty();
        assertThat(submission("yarn", Map.of()).line(installation)).doesNotContain("spark.yarn.jars");
    }

    @Test
    void whatKubernetesWouldMissIsRefusedHere() {
        Map<String, String> image = Map.of("spark.kubernetes.container.image", "caminar");
        assertThatThrownBy(() -> onKubernetes(DeployMode.CLIENT, Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("spark.kubernetes.container.image");
        assertThatThrownBy(() -> onKubernetes(DeployMode.CLUSTER, image))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("spark.caminar.jars=local:///")
                .hasMessageContaining("spark.kubernetes.file.upload.path");
        assertThat(onKubernetes(DeployMode.CLIENT, image).line(installation)).contains("file:///app/akka.jar");
    }

    @Test
    void caminarsJarsMayLieWhereADriverOnTheClusterRuns() {
        Map<String, String> settings = Map.of(
                "spark.kubernetes.driver.container.image", "a",
                "spark.kubernetes.executor.container.image", "b",
                "spark.caminar.jars", "local:///opt/caminar/");

        assertThat(onKubernetes(DeployMode.CLUSTER, settings).line(installation))
                .contains("--jars local:///opt/caminar/akka.jar ")
                .contains(" local:///opt/caminar/caminar.jar sweep demo");
        // A driver that runs here hands over what is here.
        assertThat(onKubernetes(DeployMode.CLIENT, settings).line(installation))
                .contains("--jars file:///app/akka.jar ")
                .contains(" file:///target/caminar.jar sweep demo");
    }

    @Test
    void secretsAreNotPrinted() {
        Map<String, String> secret = new HashMap<>();
        for (String key : List.of(
                "spark.authenticate.secret",
                "spark.caminar.tls.password",
                "spark.ssl.keyStorePassword",
                "spark.kubernetes.authenticate.submission.oauthToken",
                "spark.hadoop.fs.s3a.access.key",
                "spark.hadoop.fs.s3a.secret.key",
                "spark.hadoop.fs.s3a.encryption.key",
                "spark.hadoop.fs.azure.account.key.store.dfs.core.windows.net",
                "spark.hadoop.fs.gs.auth.service.account.private.key")) {
            secret.put(key, "hidden");
        }
        Map<String, String> settings = new HashMap<>(secret);
        settings.put("spark.authenticate", "true");
        settings.put("spark.io.encryption.keySizeBits", "256");
        settings.put("spark.kubernetes.executor.secrets.keys", "/etc/caminar/keys");
        settings.put("spark.kubernetes.container.image.pullSecrets", "registry");
        Submission submission = submission("spark://host:7077", settings);

        assertThat(submission.secrets())
                .containsExactlyElementsOf(secret.keySet().stream().sorted().toList());
        assertThat(submission.line(installation))
                .contains("--conf spark.authenticate=true")
                .contains("--conf spark.io.encryption.keySizeBits=256")
                .doesNotContain("hidden");
    }

    @Test
    void whatIsSecretMayBeToldAsSparkIsTold() {
        Map<String, String> settings =
                Map.of("spark.redaction.regex", "[.]pin$", "spark.my.pin", "1", "spark.authenticate.secret", "2");
        assertThat(submission("yarn", settings).secrets()).containsExactly("spark.authenticate.secret", "spark.my.pin");
        Map<String, String> broken = Map.of("spark.redaction.regex", "(");
        assertThatThrownBy(() -> submission("yarn", broken).secrets())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("spark.redaction.regex must be a regular expression but was (");
    }

    @Test
    void aStandaloneClusterDoesNotShowSecretsOfItsDrivers() {
        Map<String, String> secret = Map.of("spark.caminar.tls.password", "hidden", "spark.authenticate.secret", "too");
        List<String> words = List.of("sweep", "demo");
        assertThatThrownBy(() -> new Submission("spark://host:7077", DeployMode.CLUSTER, secret, words))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("hold secrets: spark.caminar.tls.password: let the driver run here")
                .hasMessageNotContaining("hidden");
        assertThat(new Submission("spark://host:7077", DeployMode.CLIENT, secret, words).secrets())
                .hasSize(2);
        assertThat(new Submission("yarn", DeployMode.CLUSTER, secret, words).secrets())
                .hasSize(2);
        // Workers hand this one over in the environment.
        Map<String, String> shared = Map.of("spark.authenticate.secret", "hidden");
        assertThat(new Submission("spark://host:7077", DeployMode.CLUSTER, shared, words).secrets())
                .hasSize(1);
    }

    @Test
    void thePasswordOfKeysMayStandInTheEnvironment() {
        Map<String, String> environment = Map.of("CAMINAR_TLS_PASSWORD", "environment");
        Map<String, String> none = new HashMap<>();
        NodeKeys.complete(none, environment);
        assertThat(none).isEmpty();

        Map<String, String> keys = new HashMap<>(Map.of("spark.caminar.tls.keys", "/keys"));
        NodeKeys.complete(keys, Map.of());
        assertThat(keys).doesNotContainKey("spark.caminar.tls.password");
        NodeKeys.complete(keys, environment);
        assertThat(keys).containsEntry("spark.caminar.tls.password", "environment");

        keys.put("spark.caminar.tls.password", "setting");
        NodeKeys.complete(keys, environment);
        assertThat(keys).containsEntry("spark.caminar.tls.password", "setting");
    }

    private static Submission onKubernetes(DeployMode mode, Map<String, String> settings) {
        return new Submission("k8s://https://host:6443", mode, settings, List.of("sweep", "demo"));
    }

    @Test
    void theEndOfADriverIsToldByWhatSparkSays() {
        assertThat(failed()).isFalse();
        assertThat(failed("State of driver driver-1 is FINISHED")).isFalse();
        assertThat(failed("State of driver driver-1 is KILLED", "anything")).isTrue();
        assertThat(failed(phase("Pending"), phase("Running"), phase("Succeeded"), "finished"))
                .isFalse();
        assertThat(failed(phase("Running"), phase("Failed"), "finished")).isTrue();
        // Its pod was deleted.
        assertThat(failed(phase("Running"), "finished")).isTrue();
    }

    private static String phase(String phase) {
        return "INFO LoggingPodStatusWatcherImpl: Application status for spark-1 (phase: " + phase + ")";
    }

    private static boolean failed(String... lines) {
        DriverReport report = new DriverReport();
        Stream.of(lines).forEach(report::read);
        return report.failed();
    }

    @Test
    void theDriverHereIsToldOfATerminalOnlyIfItCanOpenIt(@TempDir Path temp) throws IOException {
        assertThat(submission("yarn", Map.of())
                        .process(installation, temp, temp.resolve("settings"))
                        .command())
                .contains("-Dcaminar.terminal=false");
        assertThat(Submission.findTerminal("none")).isEmpty();
        assumeTrue(Files.isDirectory(DESCRIPTORS), "descriptors have names");
        Path terminal = temp.resolve("terminal");
        try (OutputStream open = Files.newOutputStream(terminal)) {
            assertThat(open).isNotNull();
            assertThat(Submission.findTerminal(descriptor(terminal))).contains(terminal.toRealPath());
        }
    }

    private static String descriptor(Path open) throws IOException {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors
                    .filter(d -> leadsTo(d, open))
                    .findFirst()
                    .orElseThrow()
                    .getFileName()
                    .toString();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException e) {
            // Closed since it was listed.
            return false;
        }
    }

    @Test
    void settingsThatAKilledSubmitterLeftAreDeletedByTheNext() throws IOException {
        Path killed = submission("yarn", Map.of()).writeProperties(installation);
        Path alive = submission("yarn", Map.of()).writeProperties(installation);
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        written("yarn", Map.of());

        assertThat(killed).doesNotExist();
        assertThat(alive).exists();
        Files.delete(alive);
    }
}
