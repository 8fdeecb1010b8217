package org.caminar.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;
import org.caminar.jobs.OtherFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: checkpoints on this machine and on any file system of Hadoop keep the contract of their store. */
class CheckpointStoreTest {
    private static final String LOCAL = "file:";
    private static final String OTHER = "other:";

    @TempDir
    Path temp;

    @BeforeAll
    static void makeKnown() {
        System.setProperty(OtherFileSystem.SETTING, OtherFileSystem.class.getName());
    }

    private CheckpointStore store(String scheme) {
        CheckpointStore store = LocationStore.of(Location.of(scheme + "//" + temp.resolve("states")));
        assertThat(store instanceof LocalStore).isEqualTo(scheme.equals(LOCAL));
        return store;
    }

    private static void write(CheckpointStore store, String name, String text) throws IOException {
        store.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(CheckpointStore store, String name) throws IOException {
        try (InputStream in = store.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, OTHER})
    void filesAreWrittenReplacedListedAndDeleted(String scheme) throws IOException {
        CheckpointStore store = store(scheme);
        assertThat(store.list("")).isEmpty();
        assertThat(store.list("quarter-00004")).isEmpty();
        store.delete("quarter-00004");

        write(store, "quarter-00008/nation", "eight");
        write(store, "quarter-00004/nation", "four");
        write(store, "quarter-00004/complete", "yes");
        write(store, "quarter-00004/nation", "four again");

        assertThat(read(store, "quarter-00004/nation")).isEqualTo("four again");
        assertThat(store.list("")).containsExactly("quarter-00004", "quarter-00008");
        assertThat(store.list("quarter-00004")).containsExactly("complete", "nation");
        store.delete("quarter-00004");
        assertThat(store.list("")).containsExactly("quarter-00008");
        assertThatThrownBy(() -> read(store, "quarter-00004/nation"))
                .isInstanceOfAny(NoSuchFileException.class, FileNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, OTHER})
    void aFileThatCannotBeWrittenToItsEndDoesNotAppearAndLeavesTheEarlierOne(String scheme) throws IOException {
        CheckpointStore store = store(scheme);
        write(store, "quarter-00004/nation", "whole");

        for (String name : List.of("quarter-00004/nation", "quarter-00004/complete")) {
            assertThatThrownBy(() -> store.write(name, out -> {
                        out.write(1);
                        throw new IOException("disk full");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }

        assertThat(store.list("quarter-00004")).containsExactly("nation");
        assertThat(read(store, "quarter-00004/nation")).isEqualTo("whole");
    }

    /** A run goes on from the checkpoint before one that is torn, or that has a bit flipped. */
    @ParameterizedTest
    @ValueSource(strings = {LOCAL, OTHER})
    void aDamagedCheckpointIsPassedOver(String scheme) throws IOException {
        Design design = DesignLoader.load(
                        Path.of("../conf"),
                        "demo",
                        List.of("experiment.scale=0.0005", "experiment.horizon=12 quarters"))
                .design();
        RunSpec plain = RunSpec.of(design, "baseline", 0, 2);
        RunSpec run = plain.withCheckpoints(store(scheme), 4, true);
        try (SimulationSystem system = SimulationSystem.start(2)) {
            RunResult undisturbed = Simulation.run(system, plain);
            for (boolean torn : new boolean[] {true, false}) {
                Simulation.run(system, run);
                damage(temp.resolve("states/quarter-00012/nation"), torn);

                assertThat(run.checkpoints().orElseThrow().checkpoints().findLast(problem -> {}))
                        .contains(8);
                assertThat(Simulation.run(system, run).stateHash()).isEqualTo(undisturbed.stateHash());
            }
        }
    }

    private static void damage(Path file, boolean torn) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (torn) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        } else {
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }
}
