package org.caminar.jobs.dataset;

/** A request that is refused before anything was changed: its message says why, and what to do instead. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do. */
    public RefusedException(String message) {
        super(message);
    }
}
