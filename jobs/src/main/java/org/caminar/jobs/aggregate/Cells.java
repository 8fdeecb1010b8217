package org.caminar.jobs.aggregate;

/** Values of rows. */
final class Cells {
    private Cells() {}

    /** What a nullable column holds: null for what is undefined, since a NaN would poison sums. */
    static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static double year(int quarter) {
        return quarter / (double) org.caminar.engine.model.Units.QUARTERS_PER_YEAR;
    }
}
