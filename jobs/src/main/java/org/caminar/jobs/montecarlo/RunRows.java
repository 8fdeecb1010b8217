package org.caminar.jobs.montecarlo;

/**
 * The rows of one run for every table of a sweep. A plain class and not a record, since the Kryo of Spark cannot write records.
 */
final class RunRows {
    private final Object[] run;
    private final Object[][] outcomes;
    private final Object[][] groups;
    private final Object[][] fingerprints;

    /** Takes over the arrays. */
    RunRows(Object[] run, Object[][] outcomes, Object[][] groups, Object[][] fingerprints) {
        this.run = run;
        this.outcomes = outcomes;
        this.groups = groups;
        this.fingerprints = fingerprints;
    }

    /** Its rows of the table with this name, as Spark's external types in order of the columns; not to be changed. */
    Object[][] of(String table) {
        return switch (table) {
            case "runs" -> new Object[][] {run};
            case "outcomes" -> outcomes;
            case "groups" -> groups;
            case "fingerprints" -> fingerprints;
            default -> throw new IllegalArgumentException("table must be one of a sweep's but was " + table);
        };
    }
}
