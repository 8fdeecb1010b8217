package org.caminar.jobs.montecarlo;

/** A part in a run that ended before the run did, for a reason that is not the run's: Spark is to try again. */
final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedException(String message, Throwable cause) {
        super(message, cause);
    }
}
