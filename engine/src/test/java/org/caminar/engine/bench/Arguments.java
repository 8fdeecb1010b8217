package org.caminar.engine.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Options of the form {@code --name value}. */
record Arguments(String command, Map<String, String> values) {
    /** What an option's value may be. */
    enum Kind {
        TEXT("(?s).+", "a value"),
        NUMBER(Kind.DIGITS, "a number"),
        NUMBERS(Kind.DIGITS + "(," + Kind.DIGITS + ")*", "numbers with commas between");

        private static final String DIGITS = "\\d[\\d_]*(\\.\\d+)?([eE]\\d+)?";

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

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Optional<Double> findNumber(String name) {
        return find(name).map(Arguments::toNumber);
    }

    int number(String name, int otherwise) {
        return findNumber(name).map(Double::intValue).orElse(otherwise);
    }

    List<Integer> numbers(String name, List<Integer> otherwise) {
        return find(name)
                .map(list -> Stream.of(list.split(",", -1))
                        .map(word -> (int) toNumber(word))
                        .toList())
                .orElse(otherwise);
    }

    private static double toNumber(String word) {
        return Double.parseDouble(word.replace("_", ""));
    }
}
