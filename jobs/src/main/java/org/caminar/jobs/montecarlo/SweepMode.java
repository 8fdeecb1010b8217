package org.caminar.jobs.montecarlo;

/** What a sweep does with a result directory that is not empty. */
public enum SweepMode {
    /** Refuses it. */
    FRESH,
    /** Does what is missing, keeps the rest. */
    RESUME,
    /** The same, and does failed runs again. */
    RETRY_FAILED,
    /** Deletes it if it was written by a sweep. */
    REPLACE
}
