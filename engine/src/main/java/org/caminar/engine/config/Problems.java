package org.caminar.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is wrong until everything has been looked at. A problem that several programmes or scenarios share, because they are
 * built on one another, is reported once.
 */
final class Problems {
    private static final Set<KeyPath.Step> MAPS =
            Set.of(new KeyPath.Key(Section.PROGRAMMES), new KeyPath.Key(Section.SCENARIOS));

    private final List<Found> found = new ArrayList<>();

    void add(Place place, KeyPath path, String message) {
        found.add(new Found(place, path, message));
    }

    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        Map<Found, List<Found>> groups = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparing(each -> each.path.toString()))
                .forEach(each -> groups.computeIfAbsent(each.withoutEntry(), key -> new ArrayList<>())
                        .add(each));
        throw new ConfigException(groups.values().stream().map(Problems::report).toList());
    }

    private static ConfigProblem report(List<Found> same) {
        Found first = same.get(0);
        long others = same.stream().map(Found::path).distinct().count() - 1;
        String shared =
                others == 0 ? "" : "; so in " + others + " more that share" + (others == 1 ? "s" : "") + " this line";
        return new ConfigProblem(first.place.file(), first.place.line(), first.path.toString(), first.message + shared);
    }

    private record Found(Place place, KeyPath path, String message) {
        /** What entries of one map have in common when they share a line. */
        Found withoutEntry() {
            List<KeyPath.Step> steps = path.steps();
            boolean entry = steps.size() > 2 && MAPS.contains(steps.get(0));
            if (!entry) {
                return this;
            }
            List<KeyPath.Step> rest = new ArrayList<>(steps);
            rest.set(1, new KeyPath.Key("*"));
            return new Found(place, new KeyPath(List.copyOf(rest)), message);
        }
    }
}
