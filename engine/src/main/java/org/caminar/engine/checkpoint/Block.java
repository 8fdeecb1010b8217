package org.caminar.engine.checkpoint;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Bytes followed by their checksum: what both kinds of file are made of. */
final class Block {
    private Block() {}

    /** CRC-32C (Castagnoli) of the bytes of an array. */
    static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    /** Writes the checksum of all bytes before the position, which is then at the end. */
    static void seal(ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().flip());
        block.putInt((int) crc.getValue());
    }

    /** Reads {@code length} bytes and their checksum; {@code what} names them in errors. */
    static byte[] read(DataInputStream in, int length, String what) throws IOException {
        byte[] bytes = new byte[length];
        try {
            in.readFully(bytes);
            check(in.readInt(), checksum(bytes), what);
        } catch (EOFException e) {
            throw new CorruptCheckpointException(what + " is cut short", e);
        }
        return bytes;
    }

    static void check(int stated, int actual, String what) throws CorruptCheckpointException {
        if (stated != actual) {
            throw new CorruptCheckpointException(what + " must have the checksum " + Integer.toHexString(stated)
                    + " but has " + Integer.toHexString(actual));
        }
    }

    static void check(String field, long expected, long actual, String what) throws CorruptCheckpointException {
        if (expected != actual) {
            throw new CorruptCheckpointException(field + " of " + what + " must be " + expected + " but was " + actual);
        }
    }
}
