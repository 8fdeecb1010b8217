package org.caminar.jobs.montecarlo;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caminar.engine.model.Allocation;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Scenario;

/** A design as sorted keys and values: what decides whether two sweeps may share a result directory. */
final class DesignKeys {
    private static final String SCENARIOS = "scenarios.";
    private static final String PROGRAMMES = "programmes.";
    private static final List<String> EXTENSIBLE = List.of("experiment.replicates", "experiment.scenarios");

    private static final int SHOWN = 5;

    private DesignKeys() {}

    /** SHA-256 of the design without its list of scenarios and number of replicates. */
    static String digest(Design design) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            flatten(design).forEach((key, value) -> {
                if (!key.startsWith(SCENARIOS)) {
                    sha.update((key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Why {@code wanted} cannot extend what was done for {@code done}, the first {@value #SHOWN} differences; empty if it can: it may
     * have more replicates and more scenarios, all else that runs depend on must be equal.
     */
    static Optional<String> findObstacle(Design done, Design wanted) {
        List<String> obstacles = new ArrayList<>();
        if (wanted.experiment().replicates() < done.experiment().replicates()) {
            obstacles.add("experiment.replicates must be at least "
                    + done.experiment().replicates() + " as in the directory but was "
                    + wanted.experiment().replicates());
        }
        for (String scenario : done.scenarios().keySet()) {
            if (!wanted.scenarios().containsKey(scenario)) {
                obstacles.add("scenario " + scenario + " is in the directory but not in the request");
            }
        }
        obstacles.addAll(differences(done, wanted));
        if (obstacles.isEmpty()) {
            return Optional.empty();
        }
        String shown = obstacles.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return Optional.of(
                obstacles.size() <= SHOWN
                        ? shown
                        : shown + "; and " + (obstacles.size() - SHOWN) + " more differences");
    }

    /**
     * Keys whose values differ, with both values; those of scenarios that only one of the two has are left out, and those of programmes that
     * what was done did without.
     */
    private static List<String> differences(Design done, Design wanted) {
        Set<String> funded = funded(done);
        SortedMap<String, String> before = flatten(done);
        SortedMap<String, String> after = flatten(wanted);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            boolean matters = key.startsWith(SCENARIOS)
                    ? isOf(done.scenarios().keySet(), SCENARIOS, key)
                            && isOf(wanted.scenarios().keySet(), SCENARIOS, key)
                    : !key.startsWith(PROGRAMMES) || isOf(funded, PROGRAMMES, key);
            if (matters && !Objects.equals(before.get(key), after.get(key))) {
                differences.add(key + " was " + orAbsent(before.get(key)) + " and is now " + orAbsent(after.get(key)));
            }
        }
        return differences;
    }

    /** All values but those that may be extended, by kebab-case path. */
    static SortedMap<String, String> flatten(Design design) {
        SortedMap<String, String> keys = new TreeMap<>();
        flatten("", design, keys);
        keys.keySet().removeIf(key -> EXTENSIBLE.stream().anyMatch(e -> key.equals(e) || key.startsWith(e + ".")));
        return keys;
    }

    private static void flatten(String path, Object value, SortedMap<String, String> keys) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                flatten(join(path, kebab(component.getName())), read(component, value), keys);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> flatten(join(path, String.valueOf(key)), entry, keys));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(join(path, Integer.toString(i)), list.get(i), keys);
            }
        } else {
            keys.put(path, String.valueOf(value));
        }
    }

    private static boolean isOf(Set<String> names, String path, String key) {
        return names.stream().anyMatch(name -> key.startsWith(path + name + "."));
    }

    /** Programmes that some scenario funds, institutions in place among them. */
    private static Set<String> funded(Design design) {
        return Stream.concat(
                        Stream.of(design.country().institutions()),
                        design.scenarios().values().stream().map(Scenario::programmes))
                .flatMap(List::stream)
                .map(Allocation::programme)
                .collect(Collectors.toSet());
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String orAbsent(String value) {
        return value == null ? "absent" : value;
    }
}
