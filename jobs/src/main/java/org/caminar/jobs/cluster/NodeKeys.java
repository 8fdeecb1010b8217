package org.caminar.jobs.cluster;

import java.util.Map;

/** How nodes are told of the keys with which they prove who they are and encrypt. */
public final class NodeKeys {
    /** Setting of Spark: the directory of keys, the same on every machine. */
    public static final String DIRECTORY = "spark.caminar.tls.keys";

    /** Setting of Spark: their password. */
    public static final String PASSWORD = "spark.caminar.tls.password";

    /** Environment variable with the password, where no file with settings should hold it. */
    public static final String PASSWORD_VARIABLE = "CAMINAR_TLS_PASSWORD";

    private NodeKeys() {}

    /** Takes the password from the environment, unless settings that name keys tell it themselves. */
    public static void complete(Map<String, String> settings, Map<String, String> environment) {
        String password = environment.get(PASSWORD_VARIABLE);
        if (password != null && settings.containsKey(DIRECTORY)) {
            settings.putIfAbsent(PASSWORD, password);
        }
    }
}
