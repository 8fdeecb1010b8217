package org.caminar.engine.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

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

    /** Writes files of which only one can exist. */
    @FunctionalInterface
    interface ExclusiveWriter {
        /**
         * Writes a file if there is none of that name, whole or not at all; of all nodes that try at once, one succeeds.
         *
         * @return whether it was written
         */
        boolean writeNew(String name, Content content) throws IOException;
    }

    /**
     * Where the file system can promise that: nodes that lose sight of each other then settle here which of them go on. Elsewhere they
     * go by majority.
     */
    default Optional<ExclusiveWriter> exclusiveWriter() {
        return Optional.empty();
    }
}
