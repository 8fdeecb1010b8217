package org.caminar.jobs.montecarlo;

/** Told how far a sweep is, from the thread that runs it. */
@FunctionalInterface
public interface SweepListener {
    /** Tells nobody. */
    SweepListener NONE = (done, failed, total) -> {};

    /**
     * Called several times a second.
     *
     * @param done runs that this sweep has finished, failed ones included
     * @param failed how many of them failed
     * @param total runs that this sweep has to do
     */
    void onProgress(long done, long failed, long total);
}
