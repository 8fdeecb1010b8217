package org.caminar.jobs.dataset;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * The cells of one row of a table, filled from left to right and used again for the next row. A null text and a NaN number are null in
 * the table.
 */
public final class Cells {
    private final String table;
    private final Column[] columns;
    private final boolean[] present;
    private final long[] integers;
    private final double[] numbers;
    private final String[] strings;
    private final Binary[] texts;
    private int filled;

    Cells(TableSchema table) {
        this.table = table.name();
        this.columns = table.columns().toArray(Column[]::new);
        int size = columns.length;
        present = new boolean[size];
        integers = new long[size];
        numbers = new double[size];
        strings = new String[size];
        texts = new Binary[size];
    }

    /** Fills the next cell of type TEXT. */
    public Cells text(String value) {
        int at = next(value != null, ColumnType.TEXT, ColumnType.TEXT);
        // Neighbouring rows mostly share a name: it is encoded once.
        if (value != null && !value.equals(strings[at])) {
            strings[at] = value;
            texts[at] = Binary.fromString(value);
        }
        return this;
    }

    /** Fills the next cell of type INTEGER. */
    public Cells integer(int value) {
        integers[next(true, ColumnType.INTEGER, ColumnType.INTEGER)] = value;
        return this;
    }

    /** Fills the next cell of type LONG, or TIMESTAMP in microseconds since 1970. */
    public Cells integer(long value) {
        integers[next(true, ColumnType.LONG, ColumnType.TIMESTAMP)] = value;
        return this;
    }

    /** Fills the next cell of type DOUBLE. */
    public Cells number(double value) {
        numbers[next(!Double.isNaN(value), ColumnType.DOUBLE, ColumnType.DOUBLE)] = value;
        return this;
    }

    /** Fills the next cell of type BOOLEAN. */
    public Cells flag(boolean value) {
        integers[next(true, ColumnType.BOOLEAN, ColumnType.BOOLEAN)] = value ? 1 : 0;
        return this;
    }

    /** Leaves the next cell null, whatever its type. */
    public Cells none() {
        ColumnType type = columns[filled].type();
        next(false, type, type);
        return this;
    }

    private int next(boolean has, ColumnType type, ColumnType orType) {
        if (filled == columns.length) {
            throw new IllegalStateException("a row of " + table + " has " + filled + " cells but was given one more");
        }
        Column column = columns[filled];
        if (column.type() != type && column.type() != orType) {
            throw new IllegalStateException(
                    "column " + column.name() + " of " + table + " must be " + column.type() + " but was " + type);
        }
        if (!has && !column.nullable()) {
            throw new IllegalStateException("column " + column.name() + " of " + table + " must not be null");
        }
        present[filled] = has;
        return filled++;
    }

    /** Hands the row over and makes room for the next. */
    void drain(RecordConsumer consumer) {
        if (filled != columns.length) {
            throw new IllegalStateException(
                    "a row of " + table + " must have " + columns.length + " cells but had " + filled);
        }
        filled = 0;
        consumer.startMessage();
        for (int at = 0; at < present.length; at++) {
            if (present[at]) {
                Column column = columns[at];
                consumer.startField(column.name(), at);
                add(consumer, column.type(), at);
                consumer.endField(column.name(), at);
            }
        }
        consumer.endMessage();
    }

    private void add(RecordConsumer consumer, ColumnType type, int at) {
        switch (type) {
            case TEXT -> consumer.addBinary(texts[at]);
            case INTEGER -> consumer.addInteger((int) integers[at]);
            case LONG, TIMESTAMP -> consumer.addLong(integers[at]);
            case DOUBLE -> consumer.addDouble(numbers[at]);
            case BOOLEAN -> consumer.addBoolean(integers[at] != 0);
        }
    }
}
