package org.caminar.engine.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caminar.engine.model.Param;

/**
 * Fills records from configuration objects by their components: names in kebab-case, units and ranges by {@link Param}. Understands
 * double, int, long, boolean, text, enums, records, and lists and maps of them. Every problem is collected; a record with a problem
 * is not made.
 */
final class Binder {
    private final Sources sources;
    private final Problems problems;

    Binder(Sources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** The record at {@code path}; empty, with the problems collected, if anything in it is wrong. */
    <T extends Record> Optional<T> bind(ConfigValue value, Class<T> type, KeyPath path) {
        if (!(value instanceof ConfigObject object)) {
            refuse(path, value, "must be an object with the keys " + listed(Names.keys(type)));
            return Optional.empty();
        }
        refuseUnknownKeys(object, type, path);
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Optional<Object> argument = component(object, components[i], path);
            complete &= argument.isPresent();
            arguments[i] = argument.orElse(null);
        }
        return complete ? Optional.of(create(type, arguments)) : Optional.empty();
    }

    /** The records of a map by name, in alphabetical order; those with a problem are left out. */
    <T extends Record> Map<String, T> bindMap(ConfigValue value, Class<T> type, KeyPath path) {
        Map<String, T> result = new LinkedHashMap<>();
        if (!(value instanceof ConfigObject object)) {
            refuse(path, value, "must be an object with a key for each name");
            return result;
        }
        // HOCON objects have no order of their own.
        new TreeMap<>(object)
                .forEach((name, entry) ->
                        bind(entry, type, path.child(name)).ifPresent(bound -> result.put(name, bound)));
        return Collections.unmodifiableMap(result);
    }

    private void refuseUnknownKeys(ConfigObject object, Class<? extends Record> type, KeyPath path) {
        List<String> allowed = Names.keys(type);
        object.keySet().forEach(key -> {
            if (!allowed.contains(key)) {
                KeyPath at = path.child(key);
                problems.add(sources.of(at), at, unknownKey(key, allowed));
            }
        });
    }

    static String unknownKey(String key, List<String> allowed) {
        return "unknown key" + Suggestions.among(key, allowed);
    }

    private Optional<Object> component(ConfigObject object, RecordComponent component, KeyPath path) {
        String key = Names.of(component);
        KeyPath at = path.child(key);
        ConfigValue value = object.get(key);
        if (value == null) {
            problems.add(
                    sources.of(path),
                    at,
                    "missing (" + component.getAnnotation(Param.class).doc() + ")");
            return Optional.empty();
        }
        return read(value, component.getGenericType(), component.getAnnotation(Param.class), at);
    }

    private Optional<Object> read(ConfigValue value, Type type, Param param, KeyPath path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(value, arguments[0], param, path)
                    : Optional.of(bindMap(value, recordClass(arguments[1]), path));
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return bind(value, recordClass(plain), path).map(Object.class::cast);
        }
        try {
            return Optional.of(scalar(value, (Class<?>) type, param));
        } catch (Refusal refusal) {
            problems.add(sources.of(path), path, refusal.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Object> list(ConfigValue value, Type element, Param param, KeyPath path) {
        if (!(value instanceof ConfigList values)) {
            refuse(path, value, "must be a list");
            return Optional.empty();
        }
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            read(values.get(i), element, param, path.at(i)).ifPresent(result::add);
        }
        return result.size() == values.size() ? Optional.of(List.copyOf(result)) : Optional.empty();
    }

    private static Object scalar(ConfigValue value, Class<?> type, Param param) throws Refusal {
        if (type == double.class) {
            return Quantities.real(value, param);
        }
        if (type == int.class) {
            return (int) Quantities.whole(value, param, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return Quantities.whole(value, param, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class) {
            return flag(value);
        }
        if (type == String.class) {
            return text(value);
        }
        if (type.isEnum()) {
            return constant(value, type.asSubclass(Enum.class));
        }
        throw new IllegalArgumentException("type must be one that the binder knows but was " + type);
    }

    private static Object flag(ConfigValue value) throws Refusal {
        if (value.valueType() != ConfigValueType.BOOLEAN) {
            throw new Refusal("must be true or false, found " + Quantities.found(value));
        }
        return value.unwrapped();
    }

    private static String text(ConfigValue value) throws Refusal {
        if (value.valueType() != ConfigValueType.STRING || ((String) value.unwrapped()).isBlank()) {
            throw new Refusal("must be a text, found " + Quantities.found(value));
        }
        return (String) value.unwrapped();
    }

    @SuppressWarnings("rawtypes") // An enum class known only at run time has no type argument to name.
    private static Object constant(ConfigValue value, Class<? extends Enum> type) throws Refusal {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            constants.put(Names.of(constant), constant);
        }
        Object written = value.unwrapped();
        if (!(written instanceof String) || !constants.containsKey(written)) {
            throw new Refusal("must be one of " + listed(constants.keySet()) + ", found " + Quantities.found(value)
                    + Suggestions.phrase(String.valueOf(written), constants.keySet()));
        }
        return constants.get(written);
    }

    private void refuse(KeyPath path, ConfigValue value, String rule) {
        problems.add(sources.of(path), path, rule + ", found " + Quantities.found(value));
    }

    private static String listed(Iterable<String> names) {
        return String.join(", ", names);
    }

    private static Class<? extends Record> recordClass(Type type) {
        return ((Class<?>) type).asSubclass(Record.class);
    }

    private static <T extends Record> T create(Class<T> type, Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("record must have a public canonical constructor: " + type, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("record must not check its components itself: " + type, e);
        }
    }
}
