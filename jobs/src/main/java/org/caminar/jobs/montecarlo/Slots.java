package org.caminar.jobs.montecarlo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * Places for tasks that run at once.
 *
 * @param all in all executors
 * @param perExecutor in one of them; its tasks share its heap
 * @param heapBytes heap of an executor
 * @param growing whether more executors may come
 */
public record Slots(int all, int perExecutor, double heapBytes, boolean growing) {
    private static final Pattern ONE_JVM = Pattern.compile("local(\\[([^],]+).*])?");
    private static final String MEMORY = "spark.executor.memory";
    private static final String DEFAULT_MEMORY = "1g";
    private static final String CORES = "spark.executor.cores";
    private static final String CORES_PER_TASK = "spark.task.cpus";

    /** Setting: executors come when there are tasks for them, and go. */
    static final String ON_DEMAND = "spark.dynamicAllocation.enabled";

    /** Validates; throws {@link IllegalArgumentException} naming the field. */
    public Slots {
        if (all < 0) {
            throw new IllegalArgumentException("all must not be negative but was " + all);
        }
        if (perExecutor < 1) {
            throw new IllegalArgumentException("perExecutor must be positive but was " + perExecutor);
        }
    }

    /** Of a session as it is now. */
    static Slots of(SparkContext context) {
        SparkConf conf = context.conf();
        int all = count(context);
        if (ONE_JVM.matcher(context.master()).matches()) {
            return ofThisJvm(all);
        }
        if (onDemand(conf)) {
            return asked(conf);
        }
        int executors = Math.max(1, context.statusTracker().getExecutorInfos().length - 1);
        int evenly = Math.max(1, (all + executors - 1) / executors);
        int perExecutor = conf.contains(CORES) ? conf.getInt(CORES, 1) / conf.getInt(CORES_PER_TASK, 1) : evenly;
        return new Slots(all, Math.max(1, perExecutor), conf.getSizeAsBytes(MEMORY, DEFAULT_MEMORY), true);
    }

    /** Of a session that these settings would give; where they do not say how many executors there are, as many as anybody asks for. */
    public static Slots planned(String master, Map<String, String> settings) {
        Matcher oneJvm = ONE_JVM.matcher(master);
        if (oneJvm.matches()) {
            String threads = oneJvm.group(2) == null ? "1" : oneJvm.group(2);
            return ofThisJvm(
                    threads.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads));
        }
        SparkConf conf = new SparkConf(false);
        settings.forEach(conf::set);
        return asked(conf);
    }

    /** As many executors as anybody asks for, of the size that the settings say. */
    private static Slots asked(SparkConf conf) {
        int perExecutor = conf.getInt(CORES, 1) / conf.getInt(CORES_PER_TASK, 1);
        return new Slots(
                Integer.MAX_VALUE, Math.max(1, perExecutor), conf.getSizeAsBytes(MEMORY, DEFAULT_MEMORY), true);
    }

    /** Whether executors come only when there are tasks for them. */
    static boolean onDemand(SparkConf conf) {
        return conf.getBoolean(ON_DEMAND, false);
    }

    private static Slots ofThisJvm(int threads) {
        return new Slots(
                Math.max(1, threads), Math.max(1, threads), Runtime.getRuntime().maxMemory(), false);
    }

    /** How many tasks the executors that are there now can run at once. */
    static int count(SparkContext context) {
        return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
    }
}
