package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Files that appear whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a text file in UTF-8, replacing an earlier one. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
            Files.writeString(draft, text);
            publish(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Reads a text file in UTF-8, if it exists. */
    public static Optional<String> findText(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Renames a finished file to its final name on the same file system, replacing an earlier one. */
    public static void publish(Path finished, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + file, e);
        }
    }
}
