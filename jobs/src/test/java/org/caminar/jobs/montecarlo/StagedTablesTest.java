package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.dataset.WaveFiles.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a wave appears in all tables or in none. */
class StagedTablesTest {
    @TempDir
    Path temp;

    @Test
    void aWaveOfWhichATableLacksItsFileIsRefusedWhole() throws IOException {
        ResultDirectory directory = new ResultDirectory(temp);
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            StagedTables staged = new StagedTables(directory, Span.of(3));
            for (TableSchema table : Tables.SWEEP.subList(0, Tables.SWEEP.size() - 1)) {
                Path file = Path.of(staged.location()
                        .resolve(table.name() + "/part-00000.parquet")
                        .path()
                        .toUri()
                        .getPath());
                Files.createDirectories(file.getParent());
                Files.writeString(file, "rows");
            }
            assertThatThrownBy(() -> staged.publish(lock))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("must lie where all machines of the cluster see it");
            assertThat(Tables.SWEEP)
                    .allSatisfy(table -> assertThat(directory.files(table)).isEmpty());
        } finally {
            lock.close();
        }
    }
}
