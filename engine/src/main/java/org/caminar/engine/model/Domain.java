package org.caminar.engine.model;

/**
 * The practice domains of a firm. The first six are process domains, whose weakest link decides whether an international standard
 * is met; the last two are functional ones, which lead firms guard (Schmitz 2006).
 */
public enum Domain {
    METROLOGY,
    QUALITY,
    STANDARDS,
    PROCESS,
    MAINTENANCE,
    ORGANISATION,
    DESIGN,
    MARKETING;

    /** Number of domains. */
    public static final int COUNT = 8;

    /** Domains 0 to 5 are process domains. */
    public static final int PROCESS_COUNT = 6;
}
