package org.caminar.jobs.dataset;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The flat types that tables are made of, with their names in a Data Package. */
public enum ColumnType {
    TEXT("string", "text"),
    INTEGER("integer", "32-bit integer"),
    LONG("integer", "64-bit integer"),
    DOUBLE("number", "double"),
    BOOLEAN("boolean", "boolean"),
    TIMESTAMP("datetime", "timestamp, UTC");

    private final String packageType;
    private final String label;

    ColumnType(String packageType, String label) {
        this.packageType = packageType;
        this.label = label;
    }

    /** Its type in Spark. */
    public DataType sparkType() {
        return switch (this) {
            case TEXT -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }

    /** Its type in the Table Schema of a Data Package. */
    public String packageType() {
        return packageType;
    }

    /** Its name for readers of the dictionary. */
    public String label() {
        return label;
    }
}
