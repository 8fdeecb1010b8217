package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caminar.jobs.dataset.Column;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: one run, with and without the firm panel. */
class RunCommandTest {
    private static final String[] RUN = {
        "run",
        "demo",
        "--scenario",
        "bridging",
        "--set",
        "experiment.scale=0.001",
        "--set",
        "experiment.horizon=8 quarters"
    };

    @TempDir
    Path temp;

    @BeforeEach
    void findHome() {
        System.setProperty(
                Home.PROPERTY, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void forgetHome() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void neitherShardsNorThePanelChangeTheStateHash() throws SQLException {
        String panel = temp.resolve("panel").toString();
        String plain = hash(run("--shards", "1"));
        assertThat(plain).matches("state hash [0-9a-f]{16}");
        assertThat(hash(run("--shards", "5"))).isEqualTo(plain);
        assertThat(hash(run("--shards", "3", "--firms", "--out", panel))).isEqualTo(plain);

        // Three observations of 894 firms each, in the declared columns, each firm once.
        String table = "read_parquet('" + panel + "/firms.parquet/*.parquet')";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*), count(DISTINCT (quarter, firm)), min(workers) FROM " + table)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(rows.getLong(2)).isEqualTo(3 * 894);
            assertThat(rows.getDouble(3)).isGreaterThanOrEqualTo(1);
            List<String> names = new ArrayList<>();
            try (ResultSet description = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
                while (description.next()) {
                    names.add(description.getString(1));
                }
            }
            assertThat(names)
                    .isEqualTo(Tables.FIRMS.columns().stream().map(Column::name).toList());
        }
    }

    @Test
    void aRunGoesOnFromItsCheckpoints() {
        String directory = temp.resolve("state").toString();
        String plain = hash(run("--shards", "1"));
        String[] with = {"--checkpoints", directory, "--checkpoint-every", "3"};
        assertThat(hash(run(with))).isEqualTo(plain);
        assertThat(fail(with)).contains("holds checkpoints of this run: continue it with --resume");
        assertThat(fail("--checkpoints", directory, "--resume", "--replicate", "1"))
                .contains("another design, scenario or replicate");
        Location.of(temp.resolve("state/quarter-00008")).delete();
        assertThat(hash(run("--checkpoints", directory, "--resume", "--shards", "4")))
                .isEqualTo(plain);
        assertThat(fail("--resume")).contains("--checkpoint-every and --resume need --checkpoints");
        assertThat(fail("--checkpoints", directory, "--checkpoint-every", "0")).contains("at least 1 but was 0");
    }

    /** What a run leaves that was interrupted after the fourth quarter and went on with other shards is what one leaves that was not. */
    @Test
    void thePanelOfAResumedRunIsThatOfAnother() throws SQLException {
        String plain = temp.resolve("plain").toString();
        String parts = temp.resolve("parts").toString();
        String states = temp.resolve("states").toString();
        run("--firms", "--out", plain);
        String[] with = {"--firms", "--out", parts, "--checkpoints", states, "--checkpoint-every", "4"};
        run(join(with, "--shards", "3"));
        assertThat(temp.resolve("parts/.firm-parts")).doesNotExist();
        assertThat(rows(parts)).isEqualTo(rows(plain)).hasSize(3 * 894);

        Location.of(temp.resolve("states/quarter-00008")).delete();
        Location.of(temp.resolve("parts/firms.parquet")).list().stream()
                .filter(file -> file.name().contains("quarter-00008"))
                .forEach(Location::delete);
        run(join(with, "--shards", "2", "--resume"));
        assertThat(rows(parts)).isEqualTo(rows(plain));

        Location.of(temp.resolve("states")).delete();
        run(join(with, "--shards", "4", "--resume"));
        assertThat(rows(parts)).isEqualTo(rows(plain));

        Location.of(temp.resolve("parts")).delete();
        assertThat(fail(join(with, "--resume"))).contains("the firm panel lacks firms of quarter 0");
    }

    @Test
    void aPanelGoesOnOnlyInItsOwnDirectory() throws IOException {
        Path sweep = temp.resolve("sweep");
        Files.createDirectories(sweep);
        Files.writeString(sweep.resolve("manifest.json"), "{}");
        Path other = temp.resolve("other");
        Files.createDirectories(other);
        Files.writeString(other.resolve("experiment.conf"), "another");
        Path foreign = temp.resolve("foreign");
        Files.createDirectories(foreign.resolve("papers"));

        String[] with = {"--firms", "--checkpoints", temp.resolve("states").toString(), "--resume", "--out"};
        assertThat(fail(join(with, sweep.toString()))).contains("holds a sweep");
        assertThat(fail(join(with, other.toString()))).contains("something else than the firm panel");
        assertThat(fail(join(with, foreign.toString()))).contains("something else than the firm panel");
        assertThat(Files.readString(other.resolve("experiment.conf"))).isEqualTo("another");
    }

    private static List<String> rows(String directory) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet table = statement.executeQuery("SELECT t::VARCHAR FROM read_parquet('" + directory
                        + "/firms.parquet/*.parquet') t ORDER BY quarter, firm")) {
            while (table.next()) {
                rows.add(table.getString(1));
            }
        }
        return rows;
    }

    private static String[] join(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    private static String fail(String... more) {
        StringWriter err = new StringWriter();
        int code = execute(new StringWriter(), err, more);
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        return err.toString();
    }

    private static String hash(String output) {
        return output.lines()
                .filter(l -> l.startsWith("state hash"))
                .findFirst()
                .orElse(output);
    }

    private static String run(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = execute(out, err, more);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    private static int execute(StringWriter out, StringWriter err, String... more) {
        List<String> words = new ArrayList<>(List.of(RUN));
        words.addAll(List.of(more));
        return Caminar.execute(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
    }
}
