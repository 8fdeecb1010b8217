package org.caminar.engine.firm;

/**
 * Brings arrays near before they are needed. Mechanisms read one column after another, each so short that the processor is done with it
 * before it has learnt to run ahead, and waits for memory at every one. Here nothing waits: one number of each line of the cache is read, and the next
 * reads are under way at once. Each method returns a sum of what it has read, lest the compiler leave it out.
 */
final class CacheLines {
    private static final int BYTES = 64;

    private CacheLines() {}

    static int touch(float[] column) {
        int sum = 0;
        for (int i = 0; i < column.length; i += BYTES / Float.BYTES) {
            sum += Float.floatToRawIntBits(column[i]);
        }
        return sum;
    }

    static int touch(long[] column) {
        int sum = 0;
        for (int i = 0; i < column.length; i += BYTES / Long.BYTES) {
            sum += (int) column[i];
        }
        return sum;
    }

    static int touch(int[] column) {
        int sum = 0;
        for (int i = 0; i < column.length; i += BYTES / Integer.BYTES) {
            sum += column[i];
        }
        return sum;
    }

    static int touch(short[] column) {
        int sum = 0;
        for (int i = 0; i < column.length; i += BYTES / Short.BYTES) {
            sum += column[i];
        }
        return sum;
    }

    static int touch(byte[] column) {
        int sum = 0;
        for (int i = 0; i < column.length; i += BYTES) {
            sum += column[i];
        }
        return sum;
    }
}
