package org.caminar.jobs.dataset;

/** Holds a result directory for one job at a time. */
public sealed interface DirectoryLock extends AutoCloseable permits ProcessLock, Lease {
    /**
     * Takes the directory, making it if need be; throws {@link RefusedException} if it cannot be made or another job holds it. What a
     * killed job held is free at once on this machine, and within {@link Lease#STALE_AFTER} elsewhere.
     */
    static DirectoryLock acquire(ResultDirectory directory) {
        directory.create();
        return directory.root().findLocal().isPresent()
                ? ProcessLock.acquire(directory)
                : Lease.acquire(directory, Lease.STALE_AFTER);
    }

    /** Throws {@link IllegalStateException} if it was lost: then nothing more may be published. */
    void requireHeld();

    /** Lets go. */
    @Override
    void close();
}
