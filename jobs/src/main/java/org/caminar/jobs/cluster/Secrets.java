package org.caminar.jobs.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.caminar.jobs.cluster.Submission.DeployMode;
import org.caminar.jobs.dataset.RefusedException;

/** Which settings hold secrets, as far as their names tell. */
final class Secrets {
    /** Setting with another pattern: what matches it Spark hides in its pages and logs. */
    private static final String REGEX = "spark.redaction.regex";

    /** Spark's own pattern, and the keys of stores for objects that it passes over. */
    private static final String DEFAULT =
            "(?i)secret|password|token|access[.]?key|(account|private|encryption)[.]key([.]|$)";

    /** Settings that only say which of Kubernetes's own secrets are meant. */
    private static final Pattern NAMES = Pattern.compile(
            "spark[.]kubernetes[.](container[.]image[.]pullSecrets|(driver|executor)[.]secret(s|KeyRef)[.].+)");

    /** Spark's secret, which its processes hand on in the environment. */
    private static final String SHARED = "spark.authenticate.secret";

    private static final String STANDALONE = "spark://";

    private Secrets() {}

    /** The keys of those among these settings, sorted; throws {@link RefusedException} if the pattern in them is none. */
    static List<String> among(Map<String, String> settings) {
        Pattern pattern = pattern(settings.getOrDefault(REGEX, DEFAULT));
        return settings.keySet().stream()
                .filter(key -> key.equals(SHARED) || pattern.matcher(key).find())
                .filter(key -> !NAMES.matcher(key).matches())
                .sorted()
                .toList();
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(REGEX + " must be a regular expression but was " + regex);
        }
    }

    /**
     * Throws {@link RefusedException} if all who list the processes of a machine would see a secret: a standalone cluster starts a driver
     * with its settings as arguments.
     */
    static void check(String master, DeployMode mode, Map<String, String> settings) {
        if (mode != DeployMode.CLUSTER || !master.startsWith(STANDALONE)) {
            return;
        }
        List<String> shown =
                among(settings).stream().filter(key -> !key.equals(SHARED)).toList();
        if (!shown.isEmpty()) {
            throw new RefusedException(
                    "a standalone cluster starts a driver with all settings on its command line, which"
                            + " everybody on that machine sees, and these hold secrets: " + String.join(", ", shown)
                            + ": let the driver run here with --deploy-mode client, or, for keys of a file system, keep them in"
                            + " Hadoop's files on the machines of the cluster");
        }
    }
}
