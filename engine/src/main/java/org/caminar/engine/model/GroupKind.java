package org.caminar.engine.model;

import java.util.Locale;

/** How the table {@code groups} divides the firms. */
public enum GroupKind {
    REGION("region of the country profile"),
    SECTOR("sector of the country profile"),
    SIZE_CLASS(
            "micro, small, medium and outgrown (250 or more) by present workers; large by initial ones: where other rows speak of SMEs,"
                    + " that of large firms speaks of these, so sums over SMEs leave it out"),
    INITIAL_QUARTILE("SMEs by quartile of capability at the start, q1 lowest; an entrant keeps its slot's"),
    PROGRAMME("present participants of a programme");

    private final String description;

    GroupKind(String description) {
        this.description = description;
    }

    /** Its code in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String description() {
        return description;
    }
}
