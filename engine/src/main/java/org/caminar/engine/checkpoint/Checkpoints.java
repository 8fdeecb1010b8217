package org.caminar.engine.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.caminar.engine.firm.Segment;

/**
 * The checkpoints of one run. One is a directory {@code quarter-00040} with a file of the nation, files of districts, and the marker
 * that makes it complete. Shards write their districts, then the nation commits. Failures to read or write are thrown as {@link
 * UncheckedIOException}.
 *
 * @param store where they lie
 * @param run whose they are
 */
public record Checkpoints(CheckpointStore store, RunDigest run) {
    private static final String DIRECTORY = "quarter-";
    private static final String MARKER = "complete";
    private static final String NATION = "nation";
    private static final int BUFFER = 1 << 16;

    /** Something that reads or writes. */
    private interface Action<T> {
        T run() throws IOException;
    }

    /** Writes the districts of a segment as they are now. */
    public SegmentPart write(Segment segment) {
        String name = districts(segment.quarter(), segment.firstDistrict(), segment.endDistrict());
        Part part = write(name, out -> DistrictFile.write(out, run.value(), segment));
        return new SegmentPart(segment.firstDistrict(), segment.endDistrict(), part);
    }

    /** Completes a checkpoint of which all districts are written, and deletes all but the last {@code keep} complete ones. */
    public void commit(RunState state, List<SegmentPart> parts, int keep) {
        Part nation = write(name(state.quarter(), NATION), out -> NationFile.write(out, run.value(), state));
        String marker = new Marker(run.toString(), state.quarter(), nation, parts).text();
        doing("commit", () -> {
            store.write(name(state.quarter(), MARKER), out -> out.write(marker.getBytes(StandardCharsets.UTF_8)));
            prune(state.quarter(), keep);
            return marker;
        });
    }

    private Part write(String name, CheckpointStore.Content content) {
        CRC32C crc = new CRC32C();
        long[] bytes = new long[1];
        doing("write " + name, () -> {
            store.write(
                    name,
                    out -> content.writeTo(new CheckedOutputStream(out, crc) {
                        @Override
                        public void write(byte[] block, int from, int length) throws IOException {
                            super.write(block, from, length);
                            bytes[0] += length;
                        }
                    }));
            return name;
        });
        return new Part(bytes[0], (int) crc.getValue());
    }

    /** Deletes what is older than the {@code keep} newest complete checkpoints up to {@code quarter}. */
    private void prune(int quarter, int keep) throws IOException {
        int kept = 0;
        for (int older : quarters()) {
            if (older > quarter) {
                continue;
            }
            if (kept >= keep) {
                store.delete(directory(older));
            } else if (store.list(directory(older)).contains(MARKER)) {
                kept++;
            }
        }
    }

    /**
     * Quarter of the last checkpoint that is complete and whole: every byte is read. Throws {@link IllegalArgumentException} if
     * the store holds another run.
     *
     * @param skipped told of each later one that is not, and why
     */
    public Optional<Integer> findLast(Consumer<String> skipped) {
        return doing("list", () -> {
            for (int quarter : quarters()) {
                try {
                    validate(quarter);
                    return Optional.of(quarter);
                } catch (IOException e) {
                    skipped.accept("the checkpoint of quarter " + quarter + " cannot be used: " + e.getMessage());
                }
            }
            return Optional.empty();
        });
    }

    /** Throws {@link IllegalArgumentException} if a checkpoint here is of another run. */
    public void requireOwn() {
        for (int quarter : complete()) {
            try {
                marker(quarter);
            } catch (IOException e) {
                // Damaged: it is passed over when a checkpoint is looked for.
            }
        }
    }

    /** Quarters of which there is a complete checkpoint, whole or not, the last one first. */
    public List<Integer> complete() {
        return doing("list", () -> {
            List<Integer> complete = new ArrayList<>();
            for (int quarter : quarters()) {
                if (store.list(directory(quarter)).contains(MARKER)) {
                    complete.add(quarter);
                }
            }
            return complete;
        });
    }

    private List<Integer> quarters() throws IOException {
        List<Integer> quarters = new ArrayList<>();
        for (String entry : store.list("")) {
            if (entry.matches(DIRECTORY + "[0-9]+")) {
                quarters.add(Integer.valueOf(entry.substring(DIRECTORY.length())));
            }
        }
        Collections.sort(quarters, Collections.reverseOrder());
        return quarters;
    }

    private void validate(int quarter) throws IOException {
        if (!store.list(directory(quarter)).contains(MARKER)) {
            throw new CorruptCheckpointException("it was never completed");
        }
        Marker marker = marker(quarter);
        validate(name(quarter, NATION), marker.nation());
        for (SegmentPart part : marker.districts()) {
            validate(districts(quarter, part.firstDistrict(), part.endDistrict()), part.part());
        }
    }

    private Marker marker(int quarter) throws IOException {
        String name = name(quarter, MARKER);
        Marker marker;
        try (InputStream in = store.open(name)) {
            marker = Marker.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        }
        if (!marker.run().equals(run.toString())) {
            throw new IllegalArgumentException("the checkpoints must be those of run " + run + " but are of "
                    + marker.run() + ": another design, scenario or replicate, or another version of the model");
        }
        Block.check("the quarter", quarter, marker.quarter(), name);
        return marker;
    }

    private void validate(String name, Part part) throws IOException {
        CRC32C crc = new CRC32C();
        long bytes = 0;
        try (InputStream in = new CheckedInputStream(store.open(name), crc)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        Block.check("the length", part.bytes(), bytes, name);
        Block.check(part.checksum(), (int) crc.getValue(), name);
    }

    /** Reads all of a run but its firms. */
    public RunState read(int quarter) {
        String name = name(quarter, NATION);
        return doing("read " + name, () -> {
            try (InputStream in = store.open(name)) {
                return NationFile.read(in, name, run.value(), quarter);
            }
        });
    }

    /** Puts the districts of a segment into their state after a quarter, however they were divided when it was written. */
    public void read(int quarter, Segment segment) {
        doing("read the firms of quarter " + quarter, () -> {
            for (SegmentPart part : marker(quarter).districts()) {
                if (part.firstDistrict() < segment.endDistrict() && part.endDistrict() > segment.firstDistrict()) {
                    String name = districts(quarter, part.firstDistrict(), part.endDistrict());
                    try (InputStream in = store.open(name)) {
                        DistrictFile.read(in, name, run.value(), quarter, segment);
                    }
                }
            }
            segment.resume(quarter);
            return segment;
        });
    }

    private static <T> T doing(String what, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot " + what + " (checkpoint): " + e.getMessage(), e);
        }
    }

    private static String directory(int quarter) {
        return String.format(Locale.ROOT, DIRECTORY + "%05d", quarter);
    }

    private static String name(int quarter, String file) {
        return directory(quarter) + "/" + file;
    }

    private static String districts(int quarter, int first, int end) {
        return name(quarter, String.format(Locale.ROOT, "districts-%06d-%06d", first, end));
    }
}
