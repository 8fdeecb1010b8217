package org.caminar.engine.config;

import java.util.Comparator;

/**
 * One thing that is wrong in a configuration.
 *
 * @param file file, or {@code --set key=value} for an override
 * @param line line from 1; 0 where there is none
 * @param path key path from the root, such as {@code country.regions[2].share}; empty when the whole file is meant
 * @param message rule, what was found, and a suggestion where there is one
 */
public record ConfigProblem(String file, int line, String path, String message) implements Comparable<ConfigProblem> {
    private static final Comparator<ConfigProblem> ORDER = Comparator.comparing(ConfigProblem::file)
            .thenComparingInt(ConfigProblem::line)
            .thenComparing(ConfigProblem::path)
            .thenComparing(ConfigProblem::message);

    @Override
    public int compareTo(ConfigProblem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line: path: message}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
