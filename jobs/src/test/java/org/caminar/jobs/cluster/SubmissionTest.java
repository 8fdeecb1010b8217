package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: settings reach Spark in a file that does not stay; Spark's own jars travel to a YARN cluster, whose machines need
 * not have Spark, and to no other.
 */
class SubmissionTest {
    private static final String JARS = "spark.yarn.jars file:///lib/spark-core.jar,file:///lib/spark-yarn.jar";

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
