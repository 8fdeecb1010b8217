package org.caminar.engine.config;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path of keys and list positions from the root of a configuration.
 *
 * @param steps keys, and positions as {@code [i]}
 */
record KeyPath(List<String> steps) {
    static final KeyPath ROOT = new KeyPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

    static KeyPath of(String... keys) {
        return new KeyPath(List.of(keys));
    }

    KeyPath child(String key) {
        return new KeyPath(Stream.concat(steps.stream(), Stream.of(key)).toList());
    }

    KeyPath at(int index) {
        return child("[" + index + "]");
    }

    /** The position that a step stands for; -1 for a key. */
    static int position(String step) {
        return step.startsWith("[") && step.endsWith("]") ? Integer.parseInt(step.substring(1, step.length() - 1)) : -1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            if (step.startsWith("[")) {
                text.append(step);
            } else {
                text.append(text.isEmpty() ? "" : ".")
                        .append(PLAIN.matcher(step).matches() ? step : ConfigUtil.quoteString(step));
            }
        }
        return text.toString();
    }
}
