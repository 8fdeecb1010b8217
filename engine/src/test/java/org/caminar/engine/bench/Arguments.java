package org.caminar.engine.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options of the form {@code --name value}. */
record Arguments(String command, Map<String, String> values) {

    /** Reads a command line; throws {@link IllegalArgumentException} that names the option. */
    static Arguments parse(String command, Set<String> names, String... words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!names.contains(words[i])) {
                throw new IllegalArgumentException(
                        words[i] + " is no option; there are " + String.join(", ", List.copyOf(names)));
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " wants a value");
            }
            values.put(words[i], words[i + 1]);
        }
        return new Arguments(String.join(" ", command, String.join(" ", words)).trim(), Map.copyOf(values));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return values.containsKey(name)
                ? (int) Double.parseDouble(values.get(name).replace("_", ""))
                : otherwise;
    }

    List<Integer> numbers(String name, String otherwise) {
        return List.of(text(name, otherwise).split(",", -1)).stream()
                .map(word -> (int) Double.parseDouble(word.replace("_", "")))
                .toList();
    }
}
