package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: where Spark runs, as the command line and the file with settings say. */
class SparkSettingsTest {
    private static final String SUBMITTED = "spark.submit.deployMode";

    @TempDir
    Path temp;

    private ToldProperty home;

    @BeforeEach
    void findHome() {
        home = ToldProperty.set(Home.PROPERTY, temp.toString());
    }

    @AfterEach
    void restoreHome() {
        home.close();
    }

    private void configure(String... lines) throws IOException {
        Files.write(Files.createDirectories(temp.resolve("conf")).resolve("spark-defaults.conf"), List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local[1]",
                "local[*]",
                "local[16, 4]",
                "local-cluster[2,1,1024]",
                "spark://a:7077,b:7077",
                "yarn",
                "k8s://https://host:6443"
            })
    void isAMaster(String master) {
        SparkSettings.check(master);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "moon",
                "local[x]",
                "local[0]",
                "local[]",
                "local[99999999999]",
                "local[2",
                "local-cluster",
                "spark://",
                "yarn-client",
                "k8s://"
            })
    void isNone(String master) {
        assertThatThrownBy(() -> SparkSettings.check(master))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("--master must be local[N]")
                .hasMessageEndingWith("but was " + master);
    }

    @Test
    void theFileNamesOneTooAndIsCheckedAsWell() throws IOException {
        configure("spark.master local[3]");
        assertThat(SparkSettings.slots(null).all()).isEqualTo(3);
        assertThat(SparkSettings.slots("local[5]").all()).isEqualTo(5);

        configure("spark.master local[x]");
        assertThatThrownBy(() -> SparkSettings.slots(null))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("spark.master must be local[N]");
    }

    @Test
    void aClusterIsForWhatWasSubmitted() throws IOException {
        SparkSettings.checkHere("sweep", null);
        SparkSettings.checkHere("sweep", "local[2]");
        assertThatThrownBy(() -> SparkSettings.checkHere("sweep", "spark://host:7077"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("caminar submit --master spark://host:7077 -- sweep ...");

        configure("spark.master spark://host:7077", "spark.executor.memory 4g");
        assertThat(SparkSettings.slots(null).all())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        System.setProperty(SUBMITTED, "client");
        try {
            SparkSettings.checkHere("sweep", "spark://host:7077");
            assertThat(SparkSettings.slots(null).heapBytes()).isEqualTo(4L << 30);
        } finally {
            System.clearProperty(SUBMITTED);
        }
    }
}
