package org.caminar.engine.firm;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caminar.engine.bench.Countries;
import org.caminar.engine.bench.Window;
import org.caminar.engine.model.Design;

/**
 * The reference country with a bridging programme in the middle of a run, every district with its own filled workspace: what a phase
 * meets. After a phase has acted the state can be put back.
 */
final class Scene {
    static final int FIRMS = 20_000;

    private final TestCountry country;
    private final Inside inside;
    private final List<Schedule.Phase> phases;
    private final Workspace[] workspaces;
    private final List<Object> live = new ArrayList<>();
    private final List<Object> kept = new ArrayList<>();

    Scene(String... overrides) {
        country = new TestCountry(Countries.design(FIRMS, Window.DEFAULT, List.of(overrides)), "bridging");
        for (int quarter = 0; quarter < Window.DEFAULT.from(); quarter++) {
            country.quarter();
        }
        inside = Inside.of(country.segment);
        phases = inside.schedule().phases();
        workspaces = new Workspace[inside.districts().length];
        country.meet();
        Tally tally = country.segment.emptyTally();
        int capacity =
                Arrays.stream(inside.districts()).mapToInt(District::size).max().orElse(1);
        for (int d = 0; d < workspaces.length; d++) {
            workspaces[d] = new Workspace(capacity);
            for (Schedule.Phase phase : phases) {
                phase.mechanism().act(inside.districts()[d], country.now, inside.halo(), tally, workspaces[d]);
            }
        }
        country.now = country.nation.next(tally);
        inside.halo().turn();
        country.meet();
        for (District district : inside.districts()) {
            keep(district.firms);
            keep(district.pools);
        }
        restore();
    }

    Schedule.Phase phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("phase must be one of "
                        + phases.stream().map(Schedule.Phase::name).toList() + " but was " + name));
    }

    /** Lets a phase act on all districts. */
    Tally act(Schedule.Phase phase) {
        Tally tally = country.segment.emptyTally();
        District[] districts = inside.districts();
        for (int d = 0; d < districts.length; d++) {
            phase.mechanism().act(districts[d], country.now, inside.halo(), tally, workspaces[d]);
        }
        return tally;
    }

    /** Counts all firms. */
    Census census() {
        Design design = country.design;
        int programmes = country.policy.size();
        Census census =
                new Census(country.layout.regions(), design.country().sectors().size(), programmes);
        Enumerator enumerator = new Enumerator(design.parameters(), country.layout, census, 0f, 4);
        for (int d = 0; d < workspaces.length; d++) {
            enumerator.count(inside.districts()[d], workspaces[d]);
        }
        return census;
    }

    Segment segment() {
        return country.segment;
    }

    /** Puts the state back. */
    void restore() {
        inside.halo().list().forgetComing();
        inside.halo().comingForums().clear();
        for (int a = 0; a < live.size(); a++) {
            System.arraycopy(kept.get(a), 0, live.get(a), 0, Array.getLength(live.get(a)));
        }
    }

    /** Remembers the arrays of primitives that something is or holds. */
    private void keep(Object holder) {
        try {
            if (holder instanceof Object[] arrays) {
                for (Object array : arrays) {
                    keep(array);
                }
            } else if (holder.getClass().isArray()) {
                int length = Array.getLength(holder);
                Object copy = Array.newInstance(holder.getClass().getComponentType(), length);
                System.arraycopy(holder, 0, copy, 0, length);
                live.add(holder);
                kept.add(copy);
            } else {
                for (Field field : holder.getClass().getDeclaredFields()) {
                    if (field.getType().isArray()) {
                        field.setAccessible(true);
                        keep(field.get(holder));
                    }
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the columns cannot be read", e);
        }
    }
}
