package org.caminar.jobs.montecarlo;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.RefusedException;

/** Starts Spark as Caminar's jobs need it. */
public final class SparkSessions {
    /** All cores of this machine. */
    public static final String LOCAL = "local[*]";

    /** Memory of a JVM, in bytes, in which Spark starts for sure: it wants 450 MB, a survivor space of the collector's not included. */
    public static final long LEAST_MEMORY = 768L << 20;

    private static final long LEAST_HEAP = 450L << 20;

    private SparkSessions() {}

    /**
     * Starts a session, or returns the running one.
     *
     * @param master Spark's master URL, such as {@link #LOCAL}
     * @param defaults settings of the user ({@code conf/spark-defaults.conf}); what Caminar relies on cannot be overridden
     * @throws RefusedException if it is to run in this JVM, whose heap is too small
     */
    public static SparkSession open(String master, Map<String, String> defaults) {
        SparkSession.Builder builder = SparkSession.builder().appName("caminar").master(master);
        if (master.startsWith("local")) {
            requireHeap(Runtime.getRuntime().maxMemory());
            builder.config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        builder.config("spark.sql.shuffle.partitions", "8").config("spark.ui.showConsoleProgress", "false");
        defaults.forEach(builder::config);
        return builder.config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.kryo.registrationRequired", "true")
                .config("spark.kryo.registrator", CaminarKryo.class.getName())
                .config("spark.scheduler.mode", "FAIR")
                .config("spark.sql.adaptive.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
                .getOrCreate();
    }

    static void requireHeap(long bytes) {
        if (bytes < LEAST_HEAP) {
            throw new RefusedException("Spark needs a heap of at least " + LEAST_HEAP / 1_000_000
                    + " MB besides what the collector sets apart but was given " + bytes / 1_000_000
                    + " MB: set CAMINAR_MEMORY=" + (LEAST_MEMORY >> 20) + "m or more");
        }
    }
}
