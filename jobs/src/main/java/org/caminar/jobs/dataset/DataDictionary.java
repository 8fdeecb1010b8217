package org.caminar.jobs.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes what the tables mean: {@code DICTIONARY.md} for people, {@code datapackage.json} (Data Package 2.0) for programs. */
public final class DataDictionary {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String READERS = """
            ## Reading the tables

            Every table is a directory of Parquet files: open the directory.

                SELECT * FROM 'summary.parquet/*.parquet';                  -- DuckDB
                pandas.read_parquet("summary.parquet")                      # Python
                arrow::open_dataset("summary.parquet") |> dplyr::collect()  # R
                polars.read_parquet("summary.parquet/*.parquet")            # Python, Polars

            For Stata and Excel take `summary.csv` and `effects.csv`. A missing value is null in Parquet and empty in CSV: the
            indicator is undefined there, such as a ratio of nothing.
            """;

    private DataDictionary() {}

    /** Writes both into the directory, for the tables that have files. */
    public static void write(ResultDirectory directory, String title) {
        List<TableSchema> present =
                Tables.ALL.stream().filter(t -> !directory.files(t).isEmpty()).toList();
        AtomicFiles.write(directory.dictionary(), markdown(title, Tables.ALL));
        AtomicFiles.write(directory.dataPackage(), dataPackage(directory, title, present));
    }

    static String markdown(String title, List<TableSchema> tables) {
        StringBuilder text = new StringBuilder("# Data dictionary: " + title + "\n\n" + READERS);
        for (TableSchema table : tables) {
            text.append("\n## ").append(table.name()).append("\n\n");
            text.append(capitalised(table.description())).append(". Key: `");
            text.append(String.join("`, `", table.key())).append("`.\n\n");
            text.append("| column | type | unit | null | description |\n|---|---|---|---|---|\n");
            for (Column column : table.columns()) {
                text.append("| `").append(column.name()).append("` | ");
                text.append(column.type().label()).append(" | ");
                text.append(cell(column.unit())).append(" | ");
                text.append(column.nullable() ? "yes" : "no").append(" | ");
                text.append(cell(column.description())).append(" |\n");
            }
        }
        return text.toString();
    }

    private static String dataPackage(ResultDirectory directory, String title, List<TableSchema> tables) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        root.put("name", packageName(directory.root()));
        root.put("title", title);
        ArrayNode resources = root.putArray("resources");
        for (TableSchema table : tables) {
            ObjectNode parquet = resource(resources, table.name(), table);
            ArrayNode paths = parquet.putArray("path");
            directory.files(table).forEach(file -> paths.add(table.directory() + "/" + file.name()));
            parquet.put("format", "parquet").put("mediatype", "application/vnd.apache.parquet");
            addSchema(parquet, table);
            Location csv = directory.csv(table);
            if (csv.isFile()) {
                ObjectNode plain = resource(resources, table.name() + "-csv", table);
                plain.put("path", csv.name());
                plain.put("format", "csv").put("mediatype", "text/csv").put("encoding", "utf-8");
                addSchema(plain, table);
            }
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode resource(ArrayNode resources, String name, TableSchema table) {
        return resources.addObject().put("name", name).put("description", table.description());
    }

    private static void addSchema(ObjectNode resource, TableSchema table) {
        ObjectNode schema = resource.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        for (Column column : table.columns()) {
            ObjectNode field = fields.addObject().put("name", column.name());
            field.put("type", column.type().packageType()).put("description", column.description());
            if (!column.unit().isEmpty()) {
                field.put("unit", column.unit());
            }
            if (!column.nullable()) {
                field.putObject("constraints").put("required", true);
            }
        }
        ArrayNode key = schema.putArray("primaryKey");
        table.key().forEach(key::add);
    }

    /** Data Package names are lower-case letters, digits and {@code -_.} only. */
    private static String packageName(Location root) {
        String clean = root.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return clean.isEmpty() ? "caminar" : clean;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
