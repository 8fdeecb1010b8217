package org.caminar.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the benchmark's plan, what it measures of a small country, its files; never a speed. */
class BenchTest {
    private static final int CORES = 2;

    @TempDir
    Path directory;

    private Options options(String... more) {
        String[] common = {"--firms", "2000", "--window", "3-6", "--quick", "--out", directory.toString()};
        return Options.parse(java.util.stream.Stream.of(common, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new));
    }

    /** Without a JVM of its own, a warm-up and a second round. */
    private static Optional<Config> here(Task task) {
        Task once = new Task(
                task.part(),
                task.scenario(),
                task.firms(),
                task.window(),
                1,
                1,
                false,
                task.vector(),
                task.pinned(),
                task.variants());
        return Optional.of(
                ConfigFactory.parseString(Json.line(Measurements.measure(Task.parse(Json.line(once.toMap()))))));
    }

    private Config results(String parts) throws Exception {
        Options options = options("--only", parts);
        Bench.run(Plan.tasks(options, CORES), options, "scripts/bench", List.of("-Xmx1g"), BenchTest::here);
        return ConfigFactory.parseFile(directory.resolve("bench.json").toFile());
    }

    @Test
    void everyRunHasItsFigures() throws Exception {
        Config all = results("runs,costs,substitution,scalar");
        assertThat(all.getConfigList("results")).hasSize(4 + 1 + 1 + 1).allSatisfy(result -> {
            assertThat(result.getInt("firms")).isEqualTo(2000);
            assertThat(result.getString("window")).isEqualTo("3-6");
            assertThat(result.getConfigList("variants")).isNotEmpty().allSatisfy(variant -> {
                assertThat(variant.getDoubleList("nanos")).hasSize(1).allMatch(nanos -> nanos > 0);
                assertThat(variant.getDouble("firmStepsPerSecond")).isPositive();
                assertThat(variant.getDouble("busyCores")).isNotNegative();
                assertThat(variant.getDouble("wholeSeconds")).isGreaterThan(variant.getDouble("startSeconds"));
                assertThat(variant.getString("stateHash")).hasSize(16);
            });
        });
        assertThat(Files.readString(directory.resolve("bench.md")))
                .contains("### Whole runs, quarters 3-6", "| kernels alone: step", "rho = -1.5")
                .contains("State hashes are equal wherever the same country was run: 3 countries.");
    }

    @Test
    void theMachineIsDescribed() throws Exception {
        Config machine = results("population").getConfig("machine");
        assertThat(machine.getString("cpu")).isNotBlank();
        assertThat(machine.getInt("cores")).isPositive();
        assertThat(machine.getInt("memoryGiB")).isPositive();
        for (String name : List.of("os", "jdk", "flags", "commit", "date", "command")) {
            assertThat(machine.getString(name)).isNotBlank();
        }
    }

    @Test
    void phasesAndThePopulationAddUpToSomething() throws Exception {
        List<? extends Config> results = results("phases,population").getConfigList("results");
        assertThat(results).hasSize(3);
        assertThat(results.get(0).getConfigList("phases"))
                .extracting(phase -> phase.getString("name"))
                .contains("gather", "capability", "accounts", "nation");
        assertThat(results.get(2).getConfigList("parts"))
                .allMatch(part -> part.getDouble("nanosPerFirm") > 0)
                .extracting(part -> part.getString("name"))
                .contains("layout", "firms", "census and hash");
    }

    @Test
    void withOneCoreNothingWantsTwo() {
        assertThat(Plan.tasks(options(), 1))
                .isNotEmpty()
                .flatExtracting(Task::variants)
                .allMatch(variant -> variant.threads() == 1);
    }

    @Test
    void oneThreadIsPinnedTwoAreNot() {
        assertThat(Plan.tasks(options("--only", "runs"), CORES))
                .allMatch(task -> task.pinned() == (task.variants().get(0).threads() == 1));
    }

    @Test
    void anotherProgramsRateIsReadFromItsOutput() {
        assertThat(Comparison.findRate("warm-up 1e5 firm-steps/s\nall: 2.5 M firm-steps/s"))
                .hasValue(2.5e6);
        assertThat(Comparison.findRate("1,100,000 firm-steps/s")).hasValue(1.1e6);
        assertThat(Comparison.findRate("done")).isEmpty();
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessageContaining("--fast is no option");
        assertThatThrownBy(() -> Options.parse("--firms"))
                .hasMessageContaining("--firms wants numbers with commas between but was given nothing");
        assertThatThrownBy(() -> Options.parse("--quick", "--firms", "2000,x"))
                .hasMessageContaining("but was given 2000,x");
        assertThatThrownBy(() -> Options.parse("--only", "walks")).hasMessageContaining("part must be one of runs");
        assertThatThrownBy(() -> Options.parse("--window", "9-3")).hasMessageContaining("but was 9-3");
    }

    @Test
    void aHeapIsReadInBytes() {
        assertThat(LargestRun.bytes("2g")).isEqualTo(2L << 30);
        assertThat(LargestRun.bytes("512m")).isEqualTo(512L << 20);
    }
}
