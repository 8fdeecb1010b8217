package org.caminar.engine.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names and places of the files in a configuration directory. */
final class ConfFiles {
    static final String EXPERIMENTS = "experiments";
    static final String COUNTRIES = "countries";
    static final String SUFFIX = ".conf";

    private ConfFiles() {}

    /** The experiment that a path or a name stands for. */
    static Optional<Path> findExperiment(Path conf, String experiment) {
        if (isFile(experiment)) {
            return Optional.of(Path.of(experiment));
        }
        String name = stem(experiment);
        Path directory = conf.resolve(EXPERIMENTS);
        return names(directory).contains(name) ? Optional.of(directory.resolve(name + SUFFIX)) : Optional.empty();
    }

    /** Names of the files in a directory, without suffix, in alphabetical order; none when it is missing. */
    static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(ConfFiles::stem)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** Says that {@code name} is not there, what is, and what may have been meant. */
    static String unknown(String what, String name, Path directory) {
        return "must name " + what + " in " + directory + ", found " + name
                + Suggestions.among(stem(name.substring(name.lastIndexOf('/') + 1)), names(directory));
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String stem(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
