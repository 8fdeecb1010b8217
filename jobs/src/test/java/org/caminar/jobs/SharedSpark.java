package org.caminar.jobs;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.montecarlo.SparkSessions;

/** The one Spark session of the test suite. */
public final class SharedSpark {
    private static SparkSession session;

    private SharedSpark() {}

    /** Starts it when needed; it ends with the JVM. */
    public static synchronized SparkSession session() {
        if (session == null) {
            System.setProperty(OtherFileSystem.SETTING, OtherFileSystem.class.getName());
            session = SparkSessions.open("local[2]", Map.of("spark.sql.shuffle.partitions", "3"));
        }
        return session;
    }
}
