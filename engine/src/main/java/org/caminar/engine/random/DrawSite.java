package org.caminar.engine.random;

/**
 * The places in the model where chance enters. Each is a word of the generator's counter, so adding a site never moves the draws
 * of another. The codes are part of the determinism contract: never renumber them.
 */
public enum DrawSite {
    /** Which domains a firm attends to, which local tie it meets, its recombination and its admission to programmes. */
    ATTENTION(1),
    /** Growth and productivity shocks, export status, exit. */
    SHOCK(3),
    /** Learning over the first bridging tie. */
    BRIDGING_FIRST(4),
    /** Learning over the second bridging tie. */
    BRIDGING_SECOND(5),
    /** Learning from a lead firm. */
    LEAD_FIRM(6),
    /** Learning by exporting. */
    EXPORTING(7),
    /** Tutelage within a programme. */
    TUTELAGE(8),
    /** Whether a participant leaves its programme this quarter. */
    LEAVING(9),
    /** Introductions at a programme's forum. */
    FORUM(10),
    /** Supplier matching in the district. */
    SUPPLY(11),
    /** Supplier matching in the region. */
    SUPPLY_REGION(12),
    /** Certification audits. */
    CERTIFICATION(13),
    /** Products and destinations of a firm that starts to export. */
    EXPORT_SCOPE(14),
    /** Which cohorts a district starts and how large they are: the programme's key stands above the code's {@link #BITS}. */
    COHORT(15),
    /** Rounding of fractional supplier slots: one draw a district, and at site 17 one a region. */
    SLOT_ROUNDING(16),
    /** Knowledge of an entrant: sites 32 to 35, one for two of its eight domains; site 36 is its shock. */
    ENTRANT(32),
    /** Size, ownership and cash of an initial firm. */
    INITIAL_FIRM(64),
    /** Local ties of an initial firm. */
    INITIAL_TIES(65),
    /** Knowledge of an initial firm: sites 72 and 73 experience, 74 and 75 codified knowledge, 76 its mean, technology and shock. */
    INITIAL_KNOWLEDGE(72),
    /** Specialisation of a district: sites 96 and 97, four of its eight domains each. */
    DISTRICT_KNOWLEDGE(96),
    /** Size and sector of a district; site 105 is the district that a firm draws. */
    DISTRICT_SIZE(104),
    /** Knowledge of a region. */
    REGION_KNOWLEDGE(112);

    /** Bits of a code: what stands above them tells apart who draws at the same site. */
    public static final int BITS = 8;

    private final int code;

    DrawSite(int code) {
        this.code = code;
    }

    /** The site's word of the counter; an entity's further blocks at the site have the codes that follow. */
    public int code() {
        return code;
    }
}
