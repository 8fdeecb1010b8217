package org.caminar.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the dictionary and the data package say what each column is, in every table. */
class DataDictionaryTest {
    @TempDir
    Path temp;

    @Test
    void markdownHasALineForEveryColumn() {
        String text = DataDictionary.markdown("Test", Tables.ALL);

        for (TableSchema table : Tables.ALL) {
            assertThat(text).contains("## " + table.name() + "\n");
            table.columns().forEach(c -> assertThat(text).contains("| `" + c.name() + "` | "));
        }
    }

    @Test
    void dataPackageListsThePublishedFilesWithTheirFields() throws IOException {
        ResultDirectory directory = new ResultDirectory(temp.resolve("Out 1"));
        AtomicFiles.write(directory.table(Tables.RUNS).resolve(WaveFiles.name(WaveFiles.Span.of(0), 0)), "");

        DataDictionary.write(directory, "A test");

        JsonNode root = new ObjectMapper()
                .readTree(AtomicFiles.findText(directory.dataPackage()).orElseThrow());
        assertThat(root.get("name").asText()).isEqualTo("out-1");
        assertThat(root.get("resources")).hasSize(1);
        JsonNode runs = root.get("resources").get(0);
        assertThat(runs.get("path").get(0).asText()).isEqualTo("runs.parquet/wave-0000-part-00000.parquet");
        assertThat(runs.get("schema").get("fields"))
                .hasSize(Tables.RUNS.columns().size());
        assertThat(runs.get("schema").get("primaryKey").get(1).asText()).isEqualTo("replicate");
    }

    @Test
    void columnsRefuseNamesThatReadersCannotHold() {
        assertThatThrownBy(() -> Column.required("Nombre", ColumnType.TEXT, "", "a name"))
                .hasMessageContaining("must match");
        assertThatThrownBy(() -> Column.required("x".repeat(33), ColumnType.TEXT, "", "a name"))
                .hasMessageContaining("must match");
    }
}
