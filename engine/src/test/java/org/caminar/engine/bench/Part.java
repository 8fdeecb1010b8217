package org.caminar.engine.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of the benchmark, by the names that {@code --only} takes. */
enum Part {
    /** Whole runs by scenario, size and threads. */
    RUNS,
    /** Actors against bare kernels; censuses and state hashes on and off. */
    COSTS,
    /** One thread against two, taking turns. */
    THREADS,
    /** A general exponent of the CES. */
    SUBSTITUTION,
    /** Without vectors. */
    SCALAR,
    /** Time by phase of a quarter. */
    PHASES,
    /** Making the initial firms. */
    POPULATION,
    /** The machine's memory bandwidth. */
    BANDWIDTH,
    /** Region shards against an actor for every firm. */
    ACTORS,
    /** The largest run that a heap holds; only when asked for. */
    LARGEST;

    static Part parse(String name) {
        return Arrays.stream(values())
                .filter(part -> part.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("part must be one of "
                        + Arrays.stream(values()).map(Part::toString).collect(Collectors.joining(", "))
                        + " but was " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
