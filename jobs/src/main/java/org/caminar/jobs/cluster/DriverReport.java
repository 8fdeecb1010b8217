package org.caminar.jobs.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a driver on a cluster ended, as far as the lines tell that Spark writes while it waits. */
final class DriverReport {
    private static final Pattern STANDALONE = Pattern.compile("State of driver \\S+ is (FAILED|ERROR|KILLED)");

    /** The last such line names the end of the pod: {@code Running} if it was deleted. */
    private static final Pattern KUBERNETES = Pattern.compile("Application status for \\S+ \\(phase: (\\w+)\\)");

    private boolean failed;

    /** Takes notice of the next line. */
    void read(String line) {
        failed |= STANDALONE.matcher(line).find();
        Matcher phase = KUBERNETES.matcher(line);
        if (phase.find()) {
            failed = !phase.group(1).equals("Succeeded");
        }
    }

    /** Whether the driver did not succeed; false as well if no line was about that. */
    boolean failed() {
        return failed;
    }
}
