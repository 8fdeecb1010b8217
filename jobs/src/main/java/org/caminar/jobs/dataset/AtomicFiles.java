package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that appear whole or not at all. */
public final class AtomicFiles {
    private static final String DRAFT_START = ".";
    private static final String DRAFT_END = ".draft";
    private static final String READY_END = ".ready";

    private AtomicFiles() {}

    /**
     * Writes a text file in UTF-8, replacing an earlier one. Some file systems replace a file by deleting it first: what is ready to take its
     * place stands beside it in between, and {@link #findText} finds it there.
     */
    public static void write(Location file, String text) {
        Location draft = beside(file, DRAFT_END);
        try (OutputStream out = draft.create()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        Location ready = beside(file, READY_END);
        publish(draft, ready);
        publish(ready, file);
    }

    private static Location beside(Location file, String end) {
        return file.sibling(DRAFT_START + file.name() + end);
    }

    /** Reads a text file in UTF-8, if it exists. */
    public static Optional<String> findText(Location file) {
        Location present = file.isFile() ? file : beside(file, READY_END);
        if (!present.isFile()) {
            return Optional.empty();
        }
        try (InputStream in = present.open()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Renames a finished file to its final name on the same file system, replacing an earlier one. */
    public static void publish(Location finished, Location file) {
        try {
            finished.moveTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + file, e);
        }
    }

    /** Whether it is what {@link #write} leaves when it is killed. */
    static boolean isDraft(Location file) {
        return file.name().startsWith(DRAFT_START)
                && (file.name().endsWith(DRAFT_END) || file.name().endsWith(READY_END));
    }
}
