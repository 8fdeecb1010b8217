package org.caminar.jobs.montecarlo;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.caminar.jobs.dataset.DirectoryLock;

/**
 * One wave of a sweep: its runs are done, written to the staging directory, then published. Its runs begin when it is made, so that the
 * runs of one wave can fill the cores that the end and the writing of the last leave idle.
 */
abstract sealed class Wave implements AutoCloseable permits TaskWave, NodeWave {
    /** Spark gives each pool its share: a wave is written as soon as a core is free, though the runs of the next came first. */
    static final String POOL = "spark.scheduler.pool";

    private static final long POLL_MILLIS = 200;

    /** Waits until all runs are done; {@code poll} is called meanwhile. */
    abstract void await(Runnable poll);

    /** Writes the tables and lets them appear in the result directory, the ledger last; {@code poll} is called meanwhile. */
    abstract void publish(Runnable poll, DirectoryLock lock);

    /** Frees its rows, and stops its runs if they are not done. */
    @Override
    public abstract void close();

    static void await(JavaFutureAction<Void> action, Runnable poll) {
        while (true) {
            try {
                action.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                poll.run();
                return;
            } catch (TimeoutException e) {
                poll.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the sweep was interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a wave could not be finished: " + reason(e.getCause()), e.getCause());
            }
        }
    }

    /** The first line: Spark goes on with stack traces. */
    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
