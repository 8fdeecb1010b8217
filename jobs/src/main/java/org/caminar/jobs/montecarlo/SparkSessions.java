package org.caminar.jobs.montecarlo;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Starts Spark as Caminar's jobs need it. */
public final class SparkSessions {
    /** All cores of this machine. */
    public static final String LOCAL = "local[*]";

    private SparkSessions() {}

    /**
     * Starts a session, or returns the running one.
     *
     * @param master Spark's master URL, such as {@link #LOCAL}
     * @param defaults settings of the user ({@code conf/spark-defaults.conf}); what Caminar relies on cannot be overridden
     */
    public static SparkSession open(String master, Map<String, String> defaults) {
        SparkSession.Builder builder = SparkSession.builder().appName("caminar").master(master);
        if (master.startsWith("local")) {
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
}
