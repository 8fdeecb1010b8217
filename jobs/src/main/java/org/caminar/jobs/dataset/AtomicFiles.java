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

    private AtomicFiles() {}

    /** Writes a text file in UTF-8, replacing an earlier one. */
    public static void write(Location file, String text) {
        Location draft = file.sibling(DRAFT_START + file.name() + DRAFT_END);
        try (OutputStream out = draft.create()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        publish(draft, file);
    }

    /** Reads a text file in UTF-8, if it exists. */
    public static Optional<String> findText(Location file) {
        if (!file.isFile()) {
            return Optional.empty();
        }
        try (InputStream in = file.open()) {
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
        return file.name().startsWith(DRAFT_START) && file.name().endsWith(DRAFT_END);
    }
}
