package org.caminar.engine.config;

import java.util.List;

/** The root keys of configuration files. */
final class Section {
    static final String EXPERIMENT = "experiment";
    static final String COUNTRY = "country";
    static final String MODEL = "model";
    static final String PROGRAMMES = "programmes";
    static final String SCENARIOS = "scenarios";

    /** {@code true} in a file that has all sections complete. */
    static final String RESOLVED = "resolved";

    /** What presets of {@code programmes.conf} are built on; gone after substitution. */
    static final String PROGRAMME_DEFAULTS = "programme-defaults";

    static final List<String> ALL = List.of(EXPERIMENT, COUNTRY, MODEL, PROGRAMMES, SCENARIOS);

    private Section() {}
}
