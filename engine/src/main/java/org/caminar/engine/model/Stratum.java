package org.caminar.engine.model;

import java.util.Locale;

/**
 * Present size of a firm, as tables show it. SMEs are the firms that did not start as large ones: one that grows to 250 workers is
 * {@link #OUTGROWN}, still an SME of the policy but none of the three SME classes.
 */
public enum Stratum {
    MICRO,
    SMALL,
    MEDIUM,
    OUTGROWN,
    LARGE;

    /** Number of strata. */
    public static final int COUNT = 5;

    /** The stratum of an SME with so many workers. */
    public static Stratum ofSme(double workers) {
        if (workers < SizeClass.MICRO.below()) {
            return MICRO;
        }
        if (workers < SizeClass.SMALL.below()) {
            return SMALL;
        }
        return workers < SizeClass.MEDIUM.below() ? MEDIUM : OUTGROWN;
    }

    /** Its code in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
