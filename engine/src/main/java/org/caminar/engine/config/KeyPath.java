package org.caminar.engine.config;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A path of keys and list positions from the root of a configuration. */
record KeyPath(List<Step> steps) {
    static final KeyPath ROOT = new KeyPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

    /** A key may be any text, also one that looks like a position. */
    sealed interface Step {}

    /** A key of an object. */
    record Key(String name) implements Step {}

    /** A place in a list, from 0. */
    record Position(int index) implements Step {}

    static KeyPath of(String... keys) {
        return new KeyPath(Stream.of(keys).<Step>map(Key::new).toList());
    }

    KeyPath child(String key) {
        return then(new Key(key));
    }

    KeyPath at(int index) {
        return then(new Position(index));
    }

    private KeyPath then(Step step) {
        return new KeyPath(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Position position) {
                text.append('[').append(position.index).append(']');
            } else if (step instanceof Key key) {
                text.append(text.isEmpty() ? "" : ".")
                        .append(PLAIN.matcher(key.name).matches() ? key.name : ConfigUtil.quoteString(key.name));
            }
        }
        return text.toString();
    }
}
