package org.caminar.jobs.cluster;

import java.nio.file.Path;
import java.util.Map;

/** The environment variables of Spark's own processes. */
final class SparkEnvironment {
    private static final String LOCAL_IP = "SPARK_LOCAL_IP";

    private SparkEnvironment() {}

    /** For a process on the loopback interface with this home of Spark. */
    static void apply(ProcessBuilder builder, Path home) {
        Map<String, String> environment = builder.environment();
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_CONF_DIR", home.resolve("conf").toString());
        // Without it Spark looks for the directories of a source tree.
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put(LOCAL_IP, LocalCluster.HOST);
    }

    /** For the way to another machine: the launcher's loopback address would be told to the cluster otherwise. */
    static void leaveLoopback(ProcessBuilder builder) {
        builder.environment().remove(LOCAL_IP, LocalCluster.HOST);
    }
}
