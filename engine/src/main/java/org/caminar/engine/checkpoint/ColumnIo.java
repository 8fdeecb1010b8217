package org.caminar.engine.checkpoint;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.caminar.engine.firm.ColumnVisitor;

/** The three ways in which a checkpoint goes through the columns of a district. */
final class ColumnIo {
    private ColumnIo() {}

    /** Finds how many bytes the columns take, and a checksum of their names and types. */
    static final class Shape implements ColumnVisitor {
        private final CRC32C names = new CRC32C();
        private int bytes;

        int bytes() {
            return bytes;
        }

        int schema() {
            return (int) names.getValue();
        }

        @Override
        public void floats(String column, float[] values, int from, int count) {
            add(column, "float", Float.BYTES * count);
        }

        @Override
        public void longs(String column, long[] values, int count) {
            add(column, "long", Long.BYTES * count);
        }

        @Override
        public void ints(String column, int[] values, int count) {
            add(column, "int", Integer.BYTES * count);
        }

        @Override
        public void shorts(String column, short[] values, int count) {
            add(column, "short", Short.BYTES * count);
        }

        @Override
        public void bytes(String column, byte[] values, int count) {
            add(column, "byte", count);
        }

        private void add(String column, String type, int length) {
            names.update((column + ":" + type + "\n").getBytes(StandardCharsets.UTF_8));
            bytes += length;
        }
    }

    /** Appends the columns to a buffer. */
    record Writer(ByteBuffer buffer) implements ColumnVisitor {
        @Override
        public void floats(String column, float[] values, int from, int count) {
            advance(buffer, buffer.asFloatBuffer().put(values, from, count), Float.BYTES);
        }

        @Override
        public void longs(String column, long[] values, int count) {
            advance(buffer, buffer.asLongBuffer().put(values, 0, count), Long.BYTES);
        }

        @Override
        public void ints(String column, int[] values, int count) {
            advance(buffer, buffer.asIntBuffer().put(values, 0, count), Integer.BYTES);
        }

        @Override
        public void shorts(String column, short[] values, int count) {
            advance(buffer, buffer.asShortBuffer().put(values, 0, count), Short.BYTES);
        }

        @Override
        public void bytes(String column, byte[] values, int count) {
            buffer.put(values, 0, count);
        }
    }

    /** Fills the columns from a buffer. */
    record Reader(ByteBuffer buffer) implements ColumnVisitor {
        @Override
        public void floats(String column, float[] values, int from, int count) {
            advance(buffer, buffer.asFloatBuffer().get(values, from, count), Float.BYTES);
        }

        @Override
        public void longs(String column, long[] values, int count) {
            advance(buffer, buffer.asLongBuffer().get(values, 0, count), Long.BYTES);
        }

        @Override
        public void ints(String column, int[] values, int count) {
            advance(buffer, buffer.asIntBuffer().get(values, 0, count), Integer.BYTES);
        }

        @Override
        public void shorts(String column, short[] values, int count) {
            advance(buffer, buffer.asShortBuffer().get(values, 0, count), Short.BYTES);
        }

        @Override
        public void bytes(String column, byte[] values, int count) {
            buffer.get(values, 0, count);
        }
    }

    private static void advance(ByteBuffer buffer, Buffer view, int width) {
        buffer.position(buffer.position() + width * view.position());
    }
}
