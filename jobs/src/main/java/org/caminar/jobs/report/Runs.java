package org.caminar.jobs.report;

import java.util.List;

/**
 * What the table of runs says in sum.
 *
 * @param firms most firms that a run simulated
 * @param wallSeconds time of all runs added up
 * @param failures the first failed runs, at most {@link #SHOWN}
 */
record Runs(long total, long failed, long firms, long firmSteps, double wallSeconds, List<Failure> failures) {
    /** Failed runs listed one by one. */
    static final int SHOWN = 20;

    /** A run without a result. */
    record Failure(String scenario, long replicate, String error) {}
}
