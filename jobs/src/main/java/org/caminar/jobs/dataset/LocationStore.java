package org.caminar.jobs.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.LocalStore;

/** Checkpoints on any file system that Hadoop knows. */
public final class LocationStore implements CheckpointStore {
    private static final int BUFFER = 1 << 16;

    private final Location root;

    private LocationStore(Location root) {
        this.root = root;
    }

    /** In a directory, which is made when first written to. */
    public static CheckpointStore of(Location root) {
        return root.findLocal().<CheckpointStore>map(LocalStore::new).orElseGet(() -> new LocationStore(root));
    }

    /** Something done to a location. */
    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T doing(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void write(String name, Content content) throws IOException {
        Location file = root.resolve(name);
        // Named at random: two nodes that each believe they hold the shard must not write into one draft.
        Location draft = file.sibling("." + file.name() + "." + UUID.randomUUID() + ".draft");
        doing(() -> {
            try {
                try (OutputStream out = draft.create()) {
                    content.writeTo(out);
                    makeDurable(out);
                }
                draft.moveTo(file);
            } catch (IOException | RuntimeException e) {
                discard(draft, e);
                throw e;
            }
            return file;
        });
    }

    /** Object stores keep what was written once it is closed; others can be told to. */
    private static void makeDurable(OutputStream out) throws IOException {
        if (out instanceof FSDataOutputStream stream && stream.hasCapability(StreamCapabilities.HSYNC)) {
            stream.hsync();
        }
    }

    private static void discard(Location draft, Exception cause) {
        try {
            draft.delete();
        } catch (UncheckedIOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new BufferedInputStream(doing(() -> root.resolve(name).open()), BUFFER);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return doing(() -> place(directory).list().stream().map(Location::name).toList());
    }

    @Override
    public void delete(String directory) throws IOException {
        doing(() -> {
            place(directory).delete();
            return directory;
        });
    }

    private Location place(String directory) {
        return directory.isEmpty() ? root : root.resolve(directory);
    }

    /** Where it lies. */
    @Override
    public String toString() {
        return root.toString();
    }
}
