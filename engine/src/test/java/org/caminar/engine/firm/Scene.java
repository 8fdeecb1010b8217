package org.caminar.engine.firm;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.bench.Countries;
import org.caminar.engine.bench.Window;

/**
 * The reference country with a bridging programme in the middle of a run, every district with its own filled workspace: what a phase
 * meets. After a phase has acted the state can be put back.
 */
final class Scene {
    static final int FIRMS = 20_000;

    private final TestCountry country;
    private final Inside inside;
    private final List<Phase> phases;
    private final Workspace[] workspaces;
    private final List<Object> live = new ArrayList<>();
    private final List<Object> kept = new ArrayList<>();

    Scene(String... overrides) {
        country = new TestCountry(Countries.design(FIRMS, Window.DEFAULT, List.of(overrides)), "bridging");
        for (int quarter = 0; quarter < Window.DEFAULT.from(); quarter++) {
            country.quarter();
        }
        inside = Inside.of(country.segment);
        phases = Phase.all(country.design, country.policy, country.layout, country.draws);
        workspaces = new Workspace[inside.districts().length];
        country.segment.gather(country.now);
        Tally tally = tally();
        inside.halo().rewind();
        for (int d = 0; d < workspaces.length; d++) {
            workspaces[d] = new Workspace(inside.work().capacity);
            for (Phase phase : phases) {
                phase.act().on(inside.firms(), inside.districts()[d], country.now, inside.halo(), tally, workspaces[d]);
            }
        }
        country.now = country.nation.next(tally);
        country.segment.gather(country.now);
        keep(inside.firms());
        for (District district : inside.districts()) {
            keep(district.pools);
        }
        restore();
    }

    private Tally tally() {
        return new Tally(country.policy.size(), country.layout.regions(), 0, inside.districts().length);
    }

    Phase phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("phase must be one of "
                        + phases.stream().map(Phase::name).toList() + " but was " + name));
    }

    /** Lets a phase act on all districts. */
    Tally act(Phase phase) {
        Tally tally = tally();
        District[] districts = inside.districts();
        for (int d = 0; d < districts.length; d++) {
            phase.act().on(inside.firms(), districts[d], country.now, inside.halo(), tally, workspaces[d]);
        }
        return tally;
    }

    Segment segment() {
        return country.segment;
    }

    /** Puts the state back. */
    void restore() {
        for (int a = 0; a < live.size(); a++) {
            System.arraycopy(kept.get(a), 0, live.get(a), 0, Array.getLength(live.get(a)));
        }
        inside.halo().rewind();
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
