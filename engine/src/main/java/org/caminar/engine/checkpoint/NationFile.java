package org.caminar.engine.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.nation.Fingerprint;
import org.caminar.engine.nation.NationState;

/**
 * The state of a run but for its firms in a file. All numbers are big-endian; an array is its length in four bytes, then its
 * elements; a text is its length in two bytes, then UTF-8.
 *
 * <pre>
 *    0  8  "CAMNATIO"
 *    8  4  version of the layout, 1
 *   12  8  run: see {@link RunDigest}
 *   20  4  quarters simulated
 *   24  4  length L of the rest
 *   28  4  checksum of the 28 bytes before
 *   32  L  quarters at the last census, 4
 *          inclusion of each programme, array of 8; spending, 8; its share of GDP, 8; cash, 8
 *          conditions of the next quarter: see {@link ConditionsIo}
 *          number of observations, 4; of each: quarter, 4; values, array of 8;
 *              number of groups, 4; of each: code of the kind, text; name, text; values, array of 8
 *          number of fingerprints, 4; of each: quarter, 4; national, 8; regions, array of 8
 * 32+L  4  checksum of the L bytes before
 * </pre>
 */
final class NationFile {
    static final int VERSION = 1;
    private static final long MAGIC = 0x43414D4E4154494FL;
    private static final int HEADER = 28;
    private static final int CHECKSUM = 4;

    private NationFile() {}

    static void write(OutputStream out, long run, RunState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ArrayIo arrays = new ArrayIo(new DataOutputStream(bytes));
        write(arrays, state);
        byte[] payload = bytes.toByteArray();
        ByteBuffer header = ByteBuffer.allocate(HEADER + CHECKSUM)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(run)
                .putInt(state.quarter())
                .putInt(payload.length);
        Block.seal(header);
        out.write(header.array());
        out.write(payload);
        out.write(ByteBuffer.allocate(CHECKSUM).putInt(Block.checksum(payload)).array());
    }

    private static void write(ArrayIo arrays, RunState state) throws IOException {
        DataOutputStream out = arrays.out();
        out.writeInt(state.lastCensus());
        arrays.doubles(state.nation().inclusion());
        out.writeDouble(state.nation().spending());
        out.writeDouble(state.nation().spendingShare());
        out.writeLong(state.nation().cash());
        ConditionsIo.write(arrays, state.nation().next());
        out.writeInt(state.observations().size());
        for (Observation observation : state.observations()) {
            out.writeInt(observation.quarter());
            arrays.doubles(observation.values());
            out.writeInt(observation.groups().size());
            for (Observation.Group group : observation.groups()) {
                out.writeUTF(group.kind().code());
                out.writeUTF(group.name());
                arrays.doubles(group.values());
            }
        }
        out.writeInt(state.fingerprints().size());
        for (Fingerprint fingerprint : state.fingerprints()) {
            out.writeInt(fingerprint.quarter());
            out.writeLong(fingerprint.national());
            arrays.longs(fingerprint.regions());
        }
    }

    /**
     * Reads it.
     *
     * @param what name of the file for errors
     */
    static RunState read(InputStream stream, String what, long run, int quarter) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        ByteBuffer header = ByteBuffer.wrap(Block.read(in, HEADER, "the header of " + what));
        Block.check("the first word", MAGIC, header.getLong(), what);
        Block.check("the version", VERSION, header.getInt(), what);
        Block.check("the run", run, header.getLong(), what);
        Block.check("the quarter", quarter, header.getInt(), what);
        byte[] payload = Block.read(in, header.getInt(), what);
        try {
            return read(new DataInputStream(new ByteArrayInputStream(payload)), quarter, what);
        } catch (EOFException e) {
            throw new CorruptCheckpointException(what + " ends too soon", e);
        }
    }

    private static RunState read(DataInputStream in, int quarter, String what) throws IOException {
        int lastCensus = in.readInt();
        NationState nation = new NationState(
                ArrayIo.doubles(in), in.readDouble(), in.readDouble(), in.readLong(), ConditionsIo.read(in));
        List<Observation> observations = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int observed = in.readInt();
            double[] values = indicators(in, what);
            List<Observation.Group> groups = new ArrayList<>();
            for (int groupsLeft = in.readInt(); groupsLeft > 0; groupsLeft--) {
                groups.add(new Observation.Group(kind(in.readUTF(), what), in.readUTF(), indicators(in, what)));
            }
            observations.add(new Observation(observed, values, List.copyOf(groups)));
        }
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fingerprints.add(new Fingerprint(in.readInt(), in.readLong(), ArrayIo.longs(in)));
        }
        return new RunState(quarter, lastCensus, nation, List.copyOf(observations), List.copyOf(fingerprints));
    }

    private static double[] indicators(DataInputStream in, String what) throws IOException {
        double[] values = ArrayIo.doubles(in);
        Block.check("the number of indicators", Indicator.values().length, values.length, what);
        return values;
    }

    private static GroupKind kind(String code, String what) throws CorruptCheckpointException {
        for (GroupKind kind : GroupKind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new CorruptCheckpointException("a kind of group in " + what + " is " + code + ", which there is not");
    }
}
