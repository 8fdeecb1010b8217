package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.ResultDirectory;

/** Ctrl-C during a job: stops Spark's work, removes what was not published and says how to go on. */
final class Interruption {
    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private Interruption() {}

    /** Whether the JVM is ending because of an interruption: errors are its consequence, then. */
    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    /** Does a job and watches meanwhile. */
    static <T> T during(
            Supplier<T> job,
            SparkSession spark,
            String jobGroup,
            ResultDirectory directory,
            PrintWriter err,
            String advice) {
        Thread hook = new Thread(
                () -> {
                    UNDER_WAY.set(true);
                    cancel(spark, jobGroup);
                    directory.clearStaging();
                    err.println();
                    err.println("Interrupted. " + advice);
                    err.flush();
                },
                "caminar-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return job.get();
        } finally {
            if (!isUnderWay()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void cancel(SparkSession spark, String jobGroup) {
        if (!spark.sparkContext().isStopped()) {
            try {
                spark.sparkContext().cancelJobGroup(jobGroup);
            } catch (IllegalStateException e) {
                // Spark's own hook stopped the context between the question and the call: nothing is left to cancel.
                return;
            }
        }
    }
}
