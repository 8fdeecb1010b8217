package org.caminar.jobs.cli;

import org.caminar.jobs.dataset.Version;
import picocli.CommandLine.IVersionProvider;

/** Says which versions run. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "caminar " + Version.CAMINAR,
            "Java " + System.getProperty("java.version") + ", Spark "
                    + org.apache.spark.package$.MODULE$.SPARK_VERSION()
        };
    }
}
