package org.caminar.engine.firm;

/**
 * Is shown the columns that make up the state of a district, always the same ones in the same order. The arrays are the state
 * itself, the i-th element of a column that of the district's i-th firm (local ties: four elements a firm): who is shown them between
 * two quarters may read and write the {@code count} elements, the first ones unless something else is said.
 */
public interface ColumnVisitor {
    /** A column of floats: the {@code count} elements from {@code from}. */
    void floats(String column, float[] values, int from, int count);

    /** A column of longs. */
    void longs(String column, long[] values, int count);

    /** A column of ints. */
    void ints(String column, int[] values, int count);

    /** A column of shorts. */
    void shorts(String column, short[] values, int count);

    /** A column of bytes. */
    void bytes(String column, byte[] values, int count);
}
