package org.caminar.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Did you mean: the allowed name nearest to what was written. */
final class Suggestions {
    private Suggestions() {}

    /** {@code "; allowed: A, B; did you mean A?"}, the last part only when something is near. */
    static String among(String written, Collection<String> allowed) {
        String names = allowed.isEmpty() ? "none" : String.join(", ", allowed);
        return "; allowed: " + names + phrase(written, allowed);
    }

    /** {@code "; did you mean X?"} or nothing. */
    static String phrase(String written, Collection<String> allowed) {
        return findClosest(written, allowed)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** The nearest name within a third of its length in edits; the first in alphabetical order among equals. */
    static Optional<String> findClosest(String written, Collection<String> allowed) {
        String plain = plain(written);
        return allowed.stream()
                .filter(name ->
                        distance(plain, plain(name)) <= Math.max(1, Math.max(plain.length(), name.length()) / 3))
                .min(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String name) {
        return Names.kebab(name).toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Damerau-Levenshtein distance, a swap of neighbours counting one (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(
                        Math.min(d[i - 1][j], d[i][j - 1]) + 1, // deletion, insertion
                        d[i - 1][j - 1] + substitution);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
