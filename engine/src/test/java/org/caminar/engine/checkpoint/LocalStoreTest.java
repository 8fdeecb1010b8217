package org.caminar.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: which directories a file needs on the disk to be found after a failure of the machine. That they are synced cannot be
 * seen without pulling a plug.
 */
class LocalStoreTest {
    @TempDir
    private Path temp;

    @Test
    void aStoreThatIsNotThereYetNeedsAllAboveItUpToTheFirstThatWas() throws IOException {
        LocalStore store = new LocalStore(temp.resolve("out/checkpoints"));
        assertThat(store.makeDirectories(store.root().resolve("quarter-00004")))
                .containsExactly(store.root(), temp.resolve("out"), temp);
        assertThat(store.root().resolve("quarter-00004")).isDirectory();
        assertThat(new LocalStore(temp.resolve("other")).makeDirectories(temp.resolve("other")))
                .containsExactly(temp);
    }

    @Test
    void aDirectoryThatAnotherNodeHasMadeIsNotTakenForDurable() throws IOException {
        LocalStore store = new LocalStore(temp);
        Path directory = temp.resolve("quarter-00004");
        store.makeDirectories(directory);
        assertThat(new LocalStore(temp).makeDirectories(directory)).containsExactly(temp);
    }

    @Test
    void aFileOfTheStoreItselfNeedsNothingAboveIt() throws IOException {
        assertThat(new LocalStore(temp).makeDirectories(temp)).isEmpty();
    }
}
