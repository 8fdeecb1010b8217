package org.caminar.engine.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's configuration directory, and copies of it to break. */
final class ConfDirectory {
    /** Tests run in the module's directory. */
    static final Path PROJECT = Path.of("..", "conf");

    private ConfDirectory() {}

    /** A copy whose only country and experiment are the reference ones. */
    static Path copyTo(Path target) {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(PROJECT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.getNameCount() == PROJECT.getNameCount() + 1 || file.endsWith("reference.conf")) {
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
