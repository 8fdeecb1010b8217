package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Ctrl-C during a job: stops Spark's work and says how to go on. What was not published the next job in the directory removes. */
final class Interruption {
    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private Interruption() {}

    /** Whether the JVM is ending because of an interruption: errors are its consequence, then. */
    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    /** Does a job and watches meanwhile. */
    static <T> T during(Supplier<T> job, SparkSession spark, String jobGroup, PrintWriter err, String advice) {
        Thread hook = new Thread(
                () -> {
                    UNDER_WAY.set(true);
                    cancel(spark, jobGroup);
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
