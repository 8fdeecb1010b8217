package org.caminar.engine.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Where the checkpoints of one run lie: a file system reduced to what checkpoints need. Names are relative, their parts divided by
 * {@code /}. All shards of a run must see the same files; several may write at once, each its own file.
 */
public interface CheckpointStore {

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        /** Writes it all; need not be buffered or closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, replacing one of that name. It appears whole or not at all, and outlives a failure of the machine once this
     * returns.
     */
    void write(String name, Content content) throws IOException;

    /** Opens a file; throws {@link java.nio.file.NoSuchFileException} or {@link java.io.FileNotFoundException} if there is none. */
    InputStream open(String name) throws IOException;

    /** Names of the entries of a directory, {@code ""} for the store itself; none when there is no such directory. */
    List<String> list(String directory) throws IOException;

    /** Deletes a directory and what is in it; nothing happens when there is none. */
    void delete(String directory) throws IOException;
}
