package org.caminar.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: an independent reader finds in a file what was put into the cells, nulls included. */
class TableFileTest {
    private static final TableSchema TABLE = new TableSchema(
            "things",
            "one row per thing",
            List.of("name"),
            List.of(
                    Column.required("name", ColumnType.TEXT, "", "name"),
                    Column.optional("remark", ColumnType.TEXT, "", "remark"),
                    Column.required("count", ColumnType.INTEGER, "", "count"),
                    Column.optional("big", ColumnType.LONG, "", "large count"),
                    Column.optional("share", ColumnType.DOUBLE, "", "share"),
                    Column.required("made_at", ColumnType.TIMESTAMP, "", "when"),
                    Column.required("known", ColumnType.BOOLEAN, "", "whether it is known")));

    @TempDir
    Path temp;

    @Test
    void cellsArriveAsTheyWereFilled() throws IOException, SQLException {
        Path file = temp.resolve("things.parquet");
        try (TableFile out = TableFile.create(TABLE, Location.of(file), new Configuration())) {
            out.cells()
                    .text("a")
                    .text("first")
                    .integer(-3)
                    .integer(1L << 40)
                    .number(0.1)
                    .integer(1_000_001L)
                    .flag(true);
            out.writeRow();
            out.cells()
                    .text("a")
                    .text(null)
                    .integer(4)
                    .none()
                    .number(Double.NaN)
                    .integer(0L)
                    .flag(false);
            out.writeRow();
            out.cells()
                    .text("b")
                    .text("first")
                    .integer(5)
                    .integer(6L)
                    .number(-0.5)
                    .integer(0L)
                    .flag(true);
            out.writeRow();
        }

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duck.createStatement()
                        .executeQuery(
                                "SELECT name || '|' || coalesce(remark, '-') || '|' || count || '|' || coalesce(big, -1)"
                                        + " || '|' || coalesce(share, -1) || '|' || epoch_us(made_at) || '|' || known FROM '"
                                        + file
                                        + "'")) {
            assertThat(next(rows)).isEqualTo("a|first|-3|1099511627776|0.1|1000001|true");
            assertThat(next(rows)).isEqualTo("a|-|4|-1|-1.0|0|false");
            assertThat(next(rows)).isEqualTo("b|first|5|6|-0.5|0|true");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aWrongTypeAMissingValueAndAShortRowAreErrors() throws IOException {
        try (TableFile out = TableFile.create(TABLE, Location.of(temp.resolve("x.parquet")), new Configuration())) {
            assertThatThrownBy(() -> out.cells().integer(1))
                    .hasMessage("column name of things must be TEXT but was INTEGER");
            assertThatThrownBy(() -> out.cells().text(null)).hasMessage("column name of things must not be null");
            out.cells().text("a");
            assertThatThrownBy(out::writeRow).hasMessage("a row of things must have 7 cells but had 1");
        }
    }

    private static String next(ResultSet rows) throws SQLException {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
    }
}
