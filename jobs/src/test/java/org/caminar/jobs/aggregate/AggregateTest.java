package org.caminar.jobs.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.model.Indicator;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;
import org.caminar.jobs.montecarlo.FakeSweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: aggregation pairs replicates, and its bytes do not depend on Spark's partitions. */
class AggregateTest {
    private static final int REPLICATES = 7;
    private static final int INDICATORS = Indicator.values().length;

    @TempDir
    static Path temp;

    private static ResultDirectory directory;

    @BeforeAll
    static void aggregate() {
        directory = FakeSweep.fill(temp.resolve("out"), REPLICATES);
        Aggregate.of(SharedSpark.session(), directory).run();
    }

    @Test
    void writesEveryStatisticOfEveryIndicator() {
        assertThat(table(Tables.SUMMARY)).hasSize(3 * 3 * INDICATORS * 11);
        assertThat(table(Tables.EFFECTS)).hasSize(2 * 3 * INDICATORS);
        assertThat(table(Tables.GROUP_EFFECTS)).hasSize(3 * 2 * Tables.GROUPED.size());
    }

    @Test
    void bytesDoNotDependOnPartitions() throws IOException {
        SparkSession spark = SharedSpark.session();
        List<byte[]> before = contents();
        String partitions = spark.conf().get("spark.sql.shuffle.partitions");
        try {
            for (String other : List.of("1", "11")) {
                spark.conf().set("spark.sql.shuffle.partitions", other);
                spark.conf().set("spark.sql.adaptive.enabled", "false");
                Aggregate.of(spark, directory).run();
                List<byte[]> after = contents();
                for (int i = 0; i < before.size(); i++) {
                    assertThat(after.get(i)).isEqualTo(before.get(i));
                }
            }
        } finally {
            spark.conf().set("spark.sql.shuffle.partitions", partitions);
            spark.conf().set("spark.sql.adaptive.enabled", "true");
        }
    }

    @Test
    void pairsByReplicate() {
        SparkSession spark = SharedSpark.session();
        directory.requireTable(spark, Tables.OUTCOMES).createOrReplaceTempView("outcomes_of_pairs");
        Row expected = spark.sql("""
                        SELECT avg(a.relative_productivity_sme - b.relative_productivity_sme), stddev_samp(a.relative_productivity_sme - b.relative_productivity_sme),
                               corr(a.relative_productivity_sme, b.relative_productivity_sme), count(*),
                               avg(CAST(a.relative_productivity_sme > b.relative_productivity_sme AS INT))
                        FROM outcomes_of_pairs a JOIN outcomes_of_pairs b USING (replicate, quarter)
                        WHERE a.scenario = 'credit' AND b.scenario = 'baseline' AND quarter = 8
                        """).first();

        Row effect = effect("credit", 8, Indicator.RELATIVE_PRODUCTIVITY_SME);

        assertThat(effect.<Double>getAs("mean_effect")).isCloseTo(expected.getDouble(0), within(1e-12));
        assertThat(effect.<Double>getAs("sd")).isCloseTo(expected.getDouble(1), within(1e-12));
        assertThat(effect.<Double>getAs("correlation")).isCloseTo(expected.getDouble(2), within(1e-9));
        assertThat(effect.<Integer>getAs("n"))
                .isEqualTo((int) expected.getLong(3))
                .isEqualTo(REPLICATES);
        assertThat(effect.<Double>getAs("share_improved")).isCloseTo(expected.getDouble(4), within(1e-12));
        assertThat(effect.<Double>getAs("p_holm")).isGreaterThanOrEqualTo(effect.<Double>getAs("p_value"));
        assertThat(effect.<String>getAs("unit")).isEqualTo("large = 100");
    }

    @Test
    void undefinedValuesAreLeftOutAndWhatDoesNotVaryHasNoTest() {
        // Replicates 0, 3 and 6 have no exporters.
        assertThat(effect("credit", 8, Indicator.SUPPLIERS_PER_EXPORTER).<Integer>getAs("n"))
                .isEqualTo(REPLICATES - 3);
        Row start = effect("credit", 0, Indicator.SME_PRODUCTIVITY);
        assertThat(start.<Double>getAs("mean_effect")).isZero();
        assertThat(start.<Object>getAs("p_value")).isNull();
        assertThat(start.<Object>getAs("p_holm")).isNull();
        assertThat(start.<Double>getAs("variance_reduction")).isEqualTo(1.0);
        assertThat(effect("credit", 8, Indicator.FIRMS).<Object>getAs("share_improved"))
                .isNull();
    }

    @Test
    void groupsOfTheBaselineHaveNoEffect() {
        Row north = directoryRows("scenario = 'baseline' AND group_name = 'North' AND indicator = 'smes'");
        assertThat(north.<Double>getAs("mean")).isNotNull();
        assertThat(north.<Object>getAs("mean_effect")).isNull();
        assertThat(north.<Integer>getAs("quarter")).isEqualTo(8);
        Row paired = directoryRows("scenario = 'credit' AND group_name = 'North' AND indicator = 'sme_workers'");
        assertThat(paired.<Double>getAs("mean_effect")).isPositive();
        assertThat(paired.<Double>getAs("ci_low")).isLessThan(paired.<Double>getAs("mean_effect"));
    }

    @Test
    void csvHasTheRowsOfTheTable() throws IOException {
        List<String> lines = Files.readAllLines(local(directory.csv(Tables.EFFECTS)));
        assertThat(lines).hasSize(1 + 2 * 3 * INDICATORS);
        assertThat(lines.get(0)).startsWith("scenario,baseline,quarter,year,indicator,unit,mean_effect,sd,mcse,");
        assertThat(Files.readString(local(directory.csv(Tables.SUMMARY))))
                .endsWith("\r\n")
                .doesNotContain("NaN", "null");
    }

    @Test
    void refusesADirectoryWithoutRuns() {
        assertThatThrownBy(() -> Aggregate.of(SharedSpark.session(), new ResultDirectory(temp.resolve("empty")))
                        .run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not a result directory");
    }

    private static Row directoryRows(String condition) {
        return directory
                .requireTable(SharedSpark.session(), Tables.GROUP_EFFECTS)
                .filter(condition)
                .first();
    }

    private static List<Row> table(TableSchema table) {
        return directory.requireTable(SharedSpark.session(), table).collectAsList();
    }

    private static Row effect(String scenario, int quarter, Indicator indicator) {
        return directory
                .requireTable(SharedSpark.session(), Tables.EFFECTS)
                .filter("scenario = '" + scenario + "' AND quarter = " + quarter + " AND indicator = '"
                        + indicator.column() + "'")
                .first();
    }

    private static Path local(Location file) {
        return file.findLocal().orElseThrow();
    }

    private static List<byte[]> contents() throws IOException {
        List<byte[]> contents = new java.util.ArrayList<>();
        for (TableSchema table : List.of(Tables.SUMMARY, Tables.EFFECTS, Tables.GROUP_EFFECTS)) {
            for (Location file : directory.files(table)) {
                contents.add(Files.readAllBytes(local(file)));
            }
        }
        contents.add(Files.readAllBytes(local(directory.csv(Tables.SUMMARY))));
        contents.add(Files.readAllBytes(local(directory.csv(Tables.EFFECTS))));
        return contents;
    }
}
