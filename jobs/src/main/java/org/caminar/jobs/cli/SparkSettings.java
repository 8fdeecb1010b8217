package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.montecarlo.Slots;
import org.caminar.jobs.montecarlo.SparkSessions;

/** The user's settings of Spark: {@code conf/spark-defaults.conf}, one {@code key value} a line. */
final class SparkSettings {
    private static final Pattern MASTER = Pattern.compile(
            "local(\\[(\\*|[1-9][0-9]{0,4})(, *[0-9]{1,5})?])?|local-cluster\\[[0-9]+, *[0-9]+, *[0-9]+]"
                    + "|spark://.+|yarn|k8s://.+");

    static final String MASTER_KEY = "spark.master";

    /** What commands that run here say of {@code --master}. */
    static final String MASTER_HELP =
            "Threads of Spark on this machine; local[*], all cores, by default. caminar submit sends"
                    + " commands to a cluster.";

    private static final String FILE = "conf/spark-defaults.conf";

    private SparkSettings() {}

    /** Throws {@link RefusedException} if this is no address of a Spark master. */
    static void check(String master) {
        if (master != null) {
            check("--master", master);
        }
    }

    /** The same with the name of what says it. */
    static void check(String where, String master) {
        if (!MASTER.matcher(master).matches()) {
            throw new RefusedException(
                    where + " must be local[N], spark://host:port, yarn or k8s://host:port but was " + master);
        }
    }

    /**
     * For a command that runs here: also throws {@link RefusedException} if the master is a cluster's. Only what was submitted has its
     * secret, an address that it can reach, and jars that travel.
     */
    static void checkHere(String command, String master) {
        check(master);
        if (master != null && !isSubmitted() && !isLocal(master)) {
            throw new RefusedException("--master must be local[N] for a command that runs here but was " + master
                    + ": send it to a cluster with caminar submit --master " + master + " -- " + command + " ...");
        }
    }

    /** Whether Spark's own launcher started this process. */
    private static boolean isSubmitted() {
        return System.getProperty("spark.submit.deployMode") != null;
    }

    private static boolean isLocal(String master) {
        return master.startsWith("local");
    }

    /** Starts Spark on {@code master}, or where it was submitted to, or as the file says how on this machine. */
    static SparkSession open(String master) {
        Map<String, String> defaults = told();
        String chosen = chosen(master, defaults);
        defaults.remove(MASTER_KEY);
        // A worker hands the secret to a driver that it starts in the environment, where Spark's context does not look.
        Optional.ofNullable(System.getenv("_SPARK_AUTH_SECRET"))
                .ifPresent(secret -> defaults.putIfAbsent("spark.authenticate.secret", secret));
        return SparkSessions.open(chosen, defaults);
    }

    /** The slots that Spark would have there, as far as settings tell. */
    static Slots slots(String master) {
        Map<String, String> settings = told();
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("spark."))
                .forEach(key -> settings.put(key, System.getProperty(key)));
        return Slots.planned(chosen(master, settings), settings);
    }

    /** What spark-submit was told is stronger than the file, which it may have read itself. */
    private static Map<String, String> told() {
        Map<String, String> settings = defaults();
        settings.replaceAll((key, value) -> System.getProperty(key, value));
        return settings;
    }

    private static String chosen(String master, Map<String, String> settings) {
        if (master != null) {
            return master;
        }
        String configured = System.getProperty(MASTER_KEY, settings.getOrDefault(MASTER_KEY, SparkSessions.LOCAL));
        check(MASTER_KEY, configured);
        // Where submit sends commands, to a command that was not sent.
        return isSubmitted() || isLocal(configured) ? configured : SparkSessions.LOCAL;
    }

    /** What the file says; nothing when there is none. */
    static Map<String, String> defaults() {
        return read(Home.root().resolve(FILE));
    }

    /** Lets Hadoop's settings of the user count before Spark starts, too: file systems are asked first. */
    static void shareHadoopSettings() {
        defaults().forEach((key, value) -> {
            if (key.startsWith("spark.hadoop.") && System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
    }

    static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!Files.isRegularFile(file)) {
            return settings;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("[\\s=]+", 2);
                if (words.length == 2 && !words[0].startsWith("#")) {
                    settings.put(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return settings;
    }
}
