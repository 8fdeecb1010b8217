package org.caminar.jobs.dataset;

import java.util.regex.Pattern;

/**
 * A column of a table: the one home of its name, type, unit and meaning.
 *
 * @param name snake_case ASCII, at most {@value #LONGEST_NAME} characters, so that Stata can hold it
 * @param nullable whether a value may be missing
 * @param unit unit of measure; empty for texts and pure numbers
 * @param description what it is, in a phrase
 */
public record Column(String name, ColumnType type, boolean nullable, String unit, String description) {
    /** Longest name allowed. */
    public static final int LONGEST_NAME = 32;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0," + (LONGEST_NAME - 1) + "}");

    /** Validates the name and that there is a description. */
    public Column {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("column name must match " + NAME + " but was " + name);
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("column " + name + " must have a description");
        }
    }

    static Column required(String name, ColumnType type, String unit, String description) {
        return new Column(name, type, false, unit, description);
    }

    static Column optional(String name, ColumnType type, String unit, String description) {
        return new Column(name, type, true, unit, description);
    }
}
