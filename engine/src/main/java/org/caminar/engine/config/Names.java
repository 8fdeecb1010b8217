package org.caminar.engine.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How Java names are spelt in configuration files, and which names may become file names. */
final class Names {
    /** What scenarios, programmes and experiments may be called: they become names of files and columns. */
    static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private Names() {}

    /** {@code camelCase} in kebab-case. */
    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static String of(RecordComponent component) {
        return kebab(component.getName());
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Keys of a record in its order. */
    static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(Names::of).toList();
    }
}
