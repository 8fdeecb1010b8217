package org.caminar.jobs.aggregate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.FakeSweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: statistics of other runs than there are do not pass for current. */
class AggregatedTest {
    private static final List<TableSchema> STATISTICS = List.of(Tables.SUMMARY, Tables.EFFECTS, Tables.GROUP_EFFECTS);
    private static SparkSession spark;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        spark = SharedSpark.session();
    }

    @Test
    void furtherReplicatesAndScenariosMakeThemOld() throws IOException {
        ResultDirectory directory = FakeSweep.fill(temp.resolve("out"), 2);
        requireOld(directory);
        aggregate(directory);
        for (TableSchema table : STATISTICS) {
            Files.copy(file(directory, table), earlier(table));
        }

        FakeSweep.extend(directory, 3, "baseline", "credit", "bridging");
        requireOld(directory);
        aggregate(directory);
        for (TableSchema table : STATISTICS) {
            requireOldWithEarlier(directory, table);
        }
        Aggregated.requireCurrent(spark, directory);

        FakeSweep.extend(directory, 3, "baseline", "credit", "bridging", "linkage");
        requireOld(directory);
    }

    /** As if aggregation had been interrupted before it wrote the table. */
    private void requireOldWithEarlier(ResultDirectory directory, TableSchema table) throws IOException {
        Path current = Files.copy(file(directory, table), temp.resolve(table.name() + "-current"));
        Files.copy(earlier(table), file(directory, table), StandardCopyOption.REPLACE_EXISTING);
        requireOld(directory);
        Files.copy(current, file(directory, table), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aFailedRunHindersNobodyUntilItIsDoneAgain() {
        ResultDirectory directory = FakeSweep.fillButOne(temp.resolve("out"), 2);
        aggregate(directory);

        FakeSweep.extend(directory, 2, "baseline", "credit", "bridging");
        requireOld(directory);
    }

    @Test
    void aBaselineAloneHasNoEffects() {
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        FakeSweep.extend(directory, 1, "baseline");
        aggregate(directory);
    }

    private static Path file(ResultDirectory directory, TableSchema table) {
        return directory.files(table).get(0).findLocal().orElseThrow();
    }

    private Path earlier(TableSchema table) {
        return temp.resolve(table.name() + "-earlier");
    }

    private static void aggregate(ResultDirectory directory) {
        Aggregate.of(spark, directory).run();
        Aggregated.requireCurrent(spark, directory);
    }

    private static void requireOld(ResultDirectory directory) {
        assertThatThrownBy(() -> Aggregated.requireCurrent(spark, directory))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the statistics are of other runs than the table runs has: caminar aggregate "
                        + directory.root() + " first");
    }
}
