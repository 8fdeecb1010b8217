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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: settings reach Spark in a file that does not stay; Spark's own jars travel to a YARN cluster, whose machines need
 * not have Spark, and to no other; Kubernetes is told where Caminar's jars are; a driver's end is known from what Spark says.
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
