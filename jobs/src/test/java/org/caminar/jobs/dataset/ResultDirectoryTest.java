package org.caminar.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: results lie only where Spark finds them again. */
class ResultDirectoryTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"run[1", "run]1", "run{1", "run}1", "run*", "run?", "run\\1", "run[1]/deeper"})
    void aPatternIsRefusedBeforeItIsMade(String name) {
        ResultDirectory directory = new ResultDirectory(temp.resolve(name));

        assertThatThrownBy(directory::create)
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("but was " + temp.resolve(name));

        assertThat(temp).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run 1", "run,1", "run:1", "run%5B1", "ru\u00f1#1", "run(1)"})
    void otherNamesAreTaken(String name) {
        new ResultDirectory(temp.resolve(name)).create();

        assertThat(temp.resolve(name)).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://[::1]:9000/results/demo", "s3a://bucket/results"})
    void hostsAreNoPatterns(String uri) {
        ResultDirectory directory = new ResultDirectory(new Location(new org.apache.hadoop.fs.Path(uri)));

        assertThat(directory.requirePlain()).isSameAs(directory);
    }
}
