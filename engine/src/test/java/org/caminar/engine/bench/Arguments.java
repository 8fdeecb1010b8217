package org.caminar.engine.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Options of the form {@code --name value}. */
record Arguments(String command, Map<String, String> values) {
    /** What an option's value may be. */
    enum Kind {
        TEXT(".+", "a word"),
        NUMBER("\\d[\\d_]*(e\\d+)?", "a whole number"),
        NUMBERS("\\d[\\d_]*(e\\d+)?(,\\d[\\d_]*(e\\d+)?)*", "whole numbers with commas between");

        private final Pattern form;
        private final String words;

        Kind(String form, String words) {
            this.form = Pattern.compile(form);
            this.words = words;
        }
    }

    /** Reads a command line; throws {@link IllegalArgumentException} that names the option. */
    static Arguments parse(String command, Map<String, Kind> options, String... words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            Kind kind = options.get(words[i]);
            if (kind == null) {
                throw new IllegalArgumentException(
                        words[i] + " is no option; there are " + String.join(", ", new TreeSet<>(options.keySet())));
            }
            String value = i + 1 < words.length ? words[i + 1] : "";
            if (!kind.form.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        words[i] + " wants " + kind.words + " but was given " + (value.isEmpty() ? "nothing" : value));
            }
            values.put(words[i], value);
        }
        return new Arguments(String.join(" ", command, String.join(" ", words)).trim(), Map.copyOf(values));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return has(name) ? (int) longNumber(name) : otherwise;
    }

    long longNumber(String name) {
        return toLong(values.get(name));
    }

    List<Integer> numbers(String name, String otherwise) {
        return List.of(text(name, otherwise).split(",", -1)).stream()
                .map(word -> (int) toLong(word))
                .toList();
    }

    private static long toLong(String word) {
        return (long) Double.parseDouble(word.replace("_", ""));
    }
}
