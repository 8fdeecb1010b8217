package org.caminar.jobs.aggregate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.caminar.jobs.dataset.Column;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.TableSchema;

/** Writes a table as RFC 4180: a header, lines that end in CRLF, an empty field for null. */
final class CsvFile {
    private static final String END = "\r\n";

    private CsvFile() {}

    static void write(Location file, TableSchema table, Iterator<Row> rows) {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(file.create(), StandardCharsets.UTF_8))) {
            out.write(table.columns().stream().map(Column::name).collect(Collectors.joining(",")));
            out.write(END);
            while (rows.hasNext()) {
                Row row = rows.next();
                out.write(IntStream.range(0, row.size())
                        .mapToObj(i -> field(row.get(i)))
                        .collect(Collectors.joining(",")));
                out.write(END);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static String field(Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
