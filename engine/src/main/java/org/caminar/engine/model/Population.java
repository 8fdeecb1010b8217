package org.caminar.engine.model;

import static org.caminar.engine.model.Units.SHARE;
import static org.caminar.engine.model.Units.VALUE;

/** The firms that a country starts with. */
public record Population(
        @Param(doc = "Firms below 10 workers") SizeStructure micro,
        @Param(doc = "Firms from 10 to 49 workers") SizeStructure small,
        @Param(doc = "Firms from 50 to 249 workers") SizeStructure medium,

        @Param(doc = "Firms from 250 workers: lead firms and multinational subsidiaries")
        SizeStructure large,

        @Param(
                doc = "Specialisation: deviation of a district's experience in a domain",
                min = 0,
                max = 1,
                source = "prototype")
        double districtDeviation,

        @Param(doc = "Deviation of a region's experience", min = 0, max = 1, source = "prototype")
        double regionDeviation,

        @Param(doc = "Deviation of a firm's experience in a domain", min = 0, max = 1, source = "prototype")
        double domainDeviation,

        @Param(
                doc = "Experience of SMEs less their codified knowledge; large firms have as much more",
                min = -0.5,
                max = 0.5,
                source = "prototype")
        double codifiedGap,

        @Param(doc = "Deviation of codified knowledge", min = 0, max = 1, source = "prototype")
        double codifiedDeviation,

        @Param(doc = "Deviation of technology from what experience can handle", min = 0, max = 1, source = "prototype")
        double technologyDeviation,

        @Param(doc = "Mean of the exponential cash per worker", unit = VALUE, min = 0, max = 100, source = "prototype")
        double cash,

        @Param(doc = "Share of foreign-owned SMEs", unit = SHARE, min = 0, max = 1, source = "prototype")
        double foreignSmes,

        @Param(doc = "Share of foreign-owned large firms", unit = SHARE, min = 0, max = 1, source = "prototype")
        double foreignLarge) {

    /** Number of local ties of every firm. */
    public static final int LOCAL_TIES = 4;

    /** Least initial knowledge. */
    public static final float LOWEST_KNOWLEDGE = 0.05f;

    /** Largest initial knowledge. */
    public static final float HIGHEST_KNOWLEDGE = 0.98f;

    /** One size class at the start. */
    public record SizeStructure(
            @Param(doc = "Share of firms", unit = SHARE, min = 0, max = 1, source = "Dini and Stumpo (2018)")
            double share,

            @Param(doc = "Fewest workers", unit = "workers", min = 1, max = 100000)
            double fewest,

            @Param(doc = "Most workers; sizes are log-uniform between", unit = "workers", min = 1, max = 100000)
            double most,

            @Param(doc = "Mean experience", min = 0.05, max = 0.98, source = "prototype")
            double experience,

            @Param(doc = "Deviation of a firm's mean experience", min = 0, max = 1, source = "prototype")
            double deviation,

            @Param(
                    doc = "Workers to which growth reverts",
                    unit = "workers",
                    min = 1,
                    max = 100000,
                    source = "prototype")
            double typicalSize) {}

    /** The structure of a class. */
    public SizeStructure of(SizeClass size) {
        return switch (size) {
            case MICRO -> micro;
            case SMALL -> small;
            case MEDIUM -> medium;
            case LARGE -> large;
        };
    }
}
