package org.caminar.jobs.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the result directory.
 *
 * @param name its name; the directory is {@code name.parquet}
 * @param description what one row is
 * @param key columns that identify a row
 */
public record TableSchema(String name, String description, List<String> key, List<Column> columns) {

    /** Validates that column names are unique and that the key consists of columns. */
    public TableSchema {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("table " + name + " has column " + column.name() + " twice");
            }
        }
        if (!names.containsAll(key)) {
            throw new IllegalArgumentException("key of table " + name + " must be columns but was " + key);
        }
    }

    /** Its schema in Spark. */
    public StructType structType() {
        return DataTypes.createStructType(columns.stream()
                .map(c -> DataTypes.createStructField(c.name(), c.type().sparkType(), c.nullable()))
                .toArray(StructField[]::new));
    }

    /** Name of its directory. */
    public String directory() {
        return name + ".parquet";
    }
}
