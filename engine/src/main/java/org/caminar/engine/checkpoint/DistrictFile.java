package org.caminar.engine.checkpoint;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.caminar.engine.firm.Segment;

/**
 * The state of some consecutive districts in a file. Districts stand one by one, so that a segment of any other division of the
 * country finds its own. All numbers are big-endian.
 *
 * <pre>
 * header, 44 bytes                          then for each district, in order
 *    0  8  "CAMDISTR"                          0  4  index of the district
 *    8  4  version of the layout, 3            4  4  length L of its columns in bytes
 *   12  8  run: see {@link RunDigest}          8  4  checksum of the 8 bytes before
 *   20  4  quarters simulated                 12  L  columns in the order of Segment.visit, each one value a firm
 *   24  4  first district                            (local ties: four), unpadded, then the district's pools
 *   28  4  district after the last          12+L  4  checksum of the columns
 *   32  4  checksum of the columns' names and types
 *   36  4  zero
 *   40  4  checksum of the 40 bytes before
 * </pre>
 *
 * Checksums are CRC-32C. Floats are written bit by bit.
 */
final class DistrictFile {
    static final int VERSION = 3;
    private static final long MAGIC = 0x43414D4449535452L;
    private static final int HEADER = 40;
    private static final int BLOCK_HEADER = 8;
    private static final int CHECKSUM = 4;

    private DistrictFile() {}

    /** Writes all districts of a segment. */
    static void write(OutputStream out, long run, Segment segment) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER + CHECKSUM)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(run)
                .putInt(segment.quarter())
                .putInt(segment.firstDistrict())
                .putInt(segment.endDistrict())
                .putInt(schema(segment))
                .putInt(0);
        Block.seal(header);
        out.write(header.array());
        for (int d = segment.firstDistrict(); d < segment.endDistrict(); d++) {
            int length = shape(segment, d).bytes();
            ByteBuffer head =
                    ByteBuffer.allocate(BLOCK_HEADER + CHECKSUM).putInt(d).putInt(length);
            Block.seal(head);
            out.write(head.array());
            ByteBuffer columns = ByteBuffer.allocate(length + CHECKSUM);
            segment.visit(d, new ColumnIo.Writer(columns));
            Block.seal(columns);
            out.write(columns.array());
        }
    }

    private static int schema(Segment segment) {
        return segment.firstDistrict() == segment.endDistrict()
                ? 0
                : shape(segment, segment.firstDistrict()).schema();
    }

    private static ColumnIo.Shape shape(Segment segment, int district) {
        ColumnIo.Shape shape = new ColumnIo.Shape();
        segment.visit(district, shape);
        return shape;
    }

    /**
     * Fills those districts of a segment that the file holds.
     *
     * @param what name of the file for errors
     */
    static void read(InputStream stream, String what, long run, int quarter, Segment segment) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        ByteBuffer header = ByteBuffer.wrap(Block.read(in, HEADER, "the header of " + what));
        Block.check("the first word", MAGIC, header.getLong(), what);
        Block.check("the version", VERSION, header.getInt(), what);
        Block.check("the run", run, header.getLong(), what);
        Block.check("the quarter", quarter, header.getInt(), what);
        int first = header.getInt();
        int end = header.getInt();
        int schema = header.getInt();
        for (int d = first; d < end && d < segment.endDistrict(); d++) {
            ByteBuffer head =
                    ByteBuffer.wrap(Block.read(in, BLOCK_HEADER, "the head of district " + d + " in " + what));
            Block.check("the next district", d, head.getInt(), what);
            int length = head.getInt();
            if (d < segment.firstDistrict()) {
                skip(in, length + CHECKSUM, what);
                continue;
            }
            ColumnIo.Shape shape = shape(segment, d);
            Block.check("the checksum of column names", shape.schema(), schema, what);
            Block.check("the length of district " + d, shape.bytes(), length, what);
            byte[] columns = Block.read(in, length, "district " + d + " in " + what);
            segment.visit(d, new ColumnIo.Reader(ByteBuffer.wrap(columns)));
        }
    }

    private static void skip(DataInputStream in, int length, String what) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw new CorruptCheckpointException(what + " is cut short", e);
        }
    }
}
