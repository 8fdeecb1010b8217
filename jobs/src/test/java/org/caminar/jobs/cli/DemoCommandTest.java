package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** FEATURE UNDER TEST: the demo, in a process of its own, since it ends Spark. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class DemoCommandTest {
    @TempDir
    Path temp;

    @Test
    void aDemoOfFailedRunsIsNoBadInput() throws IOException, InterruptedException {
        Path home = Path.of("..").toAbsolutePath().normalize();
        // One district of the whole nation's firms: more than a district may have.
        Process demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + home.resolve("conf/jvm.options"),
                        "-Xmx1g",
                        "-D" + Home.PROPERTY + "=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Caminar.class.getName(),
                        "demo",
                        "--set",
                        "experiment.scale=0.1",
                        "--set",
                        "country.districts.assignment=national-draw",
                        "--set",
                        "country.districts.count=1",
                        "--set",
                        "experiment.replicates=1",
                        "--set",
                        "experiment.scenarios=[baseline,credit]",
                        "--out",
                        temp.resolve("out").toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(demo.waitFor()).as(said).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(said)
                .contains("0 succeeded, 2 failed.")
                .contains("caminar: 2 runs failed: see the column error of ")
                .doesNotContain("no run in");
    }
}
