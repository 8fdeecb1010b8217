package org.caminar.engine.model;

/** The units that the configuration reader understands beyond a bare number. */
public final class Units {
    /** A share: a number, or a percentage such as {@code "0.06 %"}. */
    public static final String SHARE = "share";

    /** A length of time: {@code "20 years"} or {@code "80 quarters"}; read into quarters. */
    public static final String QUARTERS = "quarters";

    /** A probability a quarter. */
    public static final String PER_QUARTER = "per quarter";

    /** Value: what one worker at the world's best practice produces in a quarter. */
    public static final String VALUE = "worker-quarters";

    /** Quarters in a year. */
    public static final int QUARTERS_PER_YEAR = 4;

    private Units() {}

    /** A length of time for people: "20 years", or "6 quarters" where it is not of whole years; at least 0. */
    public static String duration(int quarters) {
        return quarters % QUARTERS_PER_YEAR == 0
                ? plural(quarters / QUARTERS_PER_YEAR, "year")
                : plural(quarters, "quarter");
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
