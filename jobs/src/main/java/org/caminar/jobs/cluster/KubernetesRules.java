package org.caminar.jobs.cluster;

import java.util.Map;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.dataset.RefusedException;

/** What Spark cannot do without on Kubernetes, said before anything is sent. */
final class KubernetesRules {
    /** With which a master URL of Kubernetes begins. */
    static final String SCHEME = "k8s://";

    private static final String IMAGE = "spark.kubernetes.container.image";
    private static final String DRIVER_IMAGE = "spark.kubernetes.driver.container.image";
    private static final String EXECUTOR_IMAGE = "spark.kubernetes.executor.container.image";
    private static final String UPLOAD_PATH = "spark.kubernetes.file.upload.path";

    private KubernetesRules() {}

    /** Throws {@link RefusedException} if a setting is missing. */
    static void check(DeployMode mode, Map<String, String> settings) {
        boolean driver = mode == DeployMode.CLUSTER;
        if (!settings.containsKey(IMAGE)
                && !(settings.containsKey(EXECUTOR_IMAGE) && (!driver || settings.containsKey(DRIVER_IMAGE)))) {
            throw new RefusedException(
                    "Kubernetes needs an image with Spark 4 and Java 17 for its pods: name it with --conf " + IMAGE
                            + "=...");
        }
        if (driver && !settings.containsKey(Submission.JARS) && !settings.containsKey(UPLOAD_PATH)) {
            throw new RefusedException(
                    "a driver on Kubernetes cannot fetch jars from this machine: name their directory in"
                            + " the image with --conf " + Submission.JARS
                            + "=local:///..., or one on a file system that this machine"
                            + " and the pods reach with --conf " + UPLOAD_PATH + "=hdfs://...");
        }
    }
}
