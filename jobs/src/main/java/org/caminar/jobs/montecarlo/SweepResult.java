package org.caminar.jobs.montecarlo;

/**
 * What a sweep did, and what the directory holds now.
 *
 * @param done runs done now
 * @param skipped runs that the directory had already
 * @param succeeded succeeded runs in the directory
 * @param failed failed runs in the directory
 * @param waves waves published now
 * @param seconds wall time
 */
public record SweepResult(long done, long skipped, long succeeded, long failed, int waves, double seconds) {}
