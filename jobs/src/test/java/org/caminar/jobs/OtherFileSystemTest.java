package org.caminar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.FirmPanel;
import org.caminar.jobs.aggregate.Aggregate;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.FirmTable;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.report.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: results may lie on any file system that Hadoop knows. */
class OtherFileSystemTest {
    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    private static LoadedDesign design(int replicates) {
        return DesignLoader.load(
                Path.of("../conf"),
                "demo",
                List.of(
                        "experiment.scale=0.0005",
                        "experiment.horizon=4 quarters",
                        "experiment.replicates=" + replicates,
                        "experiment.scenarios=[baseline,bridging]"));
    }

    @Test
    void fromSweepToReport() {
        ResultDirectory directory = new ResultDirectory(Location.of("other://" + temp.resolve("out")));
        assertThat(directory.root().findLocal()).isEmpty();

        Sweep.of(SharedSpark.session(), directory, design(2)).run();
        assertThatThrownBy(() -> Sweep.check(directory, design(3).design(), SweepMode.FRESH, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("other:" + temp.resolve("out"));
        Sweep.of(SharedSpark.session(), directory, design(3))
                .mode(SweepMode.RESUME)
                .run();
        String dictionary = AtomicFiles.findText(directory.dictionary()).orElseThrow();
        assertThat(dictionary)
                .startsWith(
                        "# Data dictionary: " + design(3).design().experiment().title() + "\n");
        Aggregate.of(SharedSpark.session(), directory).run();
        Aggregate.of(SharedSpark.session(), directory).run();
        assertThat(AtomicFiles.findText(directory.dictionary())).contains(dictionary);
        new Report(directory).write(SharedSpark.session());

        assertThat(Manifest.find(directory).orElseThrow().runs()).isEqualTo(new Manifest.Counts(6, 6, 0));
        assertThat(directory.requireTable(SharedSpark.session(), Tables.RUNS).count())
                .isEqualTo(6);
        assertThat(temp.resolve("out/report.html")).isNotEmptyFile();
        assertThat(temp.resolve("out/effects.csv")).isNotEmptyFile();
        assertThat(directory.entries().stream().map(Location::name))
                .doesNotContain(".staging", ".lock")
                .contains("runs.parquet", "manifest.json", "DICTIONARY.md");
    }

    @Test
    void holdsWhatALocalSweepHolds() {
        ResultDirectory other = new ResultDirectory(Location.of("other://" + temp.resolve("other")));
        ResultDirectory local = new ResultDirectory(temp.resolve("local"));
        Sweep.of(SharedSpark.session(), other, design(1)).run();
        Sweep.of(SharedSpark.session(), local, design(1)).run();

        for (TableSchema table : List.of(Tables.OUTCOMES, Tables.GROUPS, Tables.FINGERPRINTS)) {
            assertThat(other.requireTable(SharedSpark.session(), table).collectAsList())
                    .isEqualTo(local.requireTable(SharedSpark.session(), table).collectAsList());
        }
    }

    @Test
    void takesFirmPanels() {
        ResultDirectory directory = new ResultDirectory(Location.of("other://" + temp.resolve("panel")));
        try (FirmTable panel = FirmTable.create(directory, "baseline", 0)) {
            assertThat(panel).isInstanceOf(FirmPanel.class);
            panel.publish();
        }
        assertThat(directory.files(Tables.FIRMS)).hasSize(1);
    }

    @Test
    void whoeverDiesWhileAFileIsReplacedLeavesOneOfTheTwo() {
        Location file = Location.of("other://" + temp.resolve("note.txt"));
        boolean wasGone = false;
        int step = 0;
        boolean died = true;
        while (died) {
            OtherFileSystem.revive();
            AtomicFiles.write(file, "one");
            OtherFileSystem.dieAt(step++);
            try {
                AtomicFiles.write(file, "two");
                died = false;
            } catch (UncheckedIOException e) {
                assertThat(e).hasRootCauseMessage("dead");
            }
            OtherFileSystem.revive();
            wasGone |= !file.isFile();
            assertThat(AtomicFiles.findText(file).orElseThrow()).isIn("one", "two");
        }
        assertThat(wasGone).isTrue();
        assertThat(AtomicFiles.findText(file)).contains("two");
    }

    @Test
    void aFileIsReplacedAndAnUnknownSchemeIsRefused() {
        Location file = Location.of("other://" + temp.resolve("note.txt"));
        AtomicFiles.write(file, "one");
        AtomicFiles.write(file, "two");
        assertThat(AtomicFiles.findText(file)).contains("two");
        assertThat(file.parent().list()).containsExactly(file);

        assertThatThrownBy(() -> Location.of("nowhere://host/x"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nowhere://host/x");
        assertThat(Location.of("file:" + temp)).isEqualTo(Location.of(temp)).hasToString(temp.toString());
    }
}
