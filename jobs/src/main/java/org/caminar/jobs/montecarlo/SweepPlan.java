package org.caminar.jobs.montecarlo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Stratum;
import org.caminar.jobs.dataset.Tables;

/**
 * What a sweep would do: its size, and what it would cost.
 *
 * @param scenarios number of scenarios
 * @param replicates replicates of each
 * @param firms firms of a run
 * @param districts districts that they are in
 * @param quarters quarters of a run
 * @param rowBytes bytes of the rows of a run
 * @param cores cores that share the work
 */
public record SweepPlan(
        int scenarios, int replicates, int firms, int districts, int quarters, double rowBytes, int cores) {
    /**
     * Firm-steps that a core makes in a second, for estimates and for the size of tasks: a country profile with its institutions, with
     * yearly observations; see docs/performance.md.
     */
    public static final double FIRM_STEPS_PER_SECOND = 14e6;

    /** Most work of a wave: what an interruption may lose, in seconds. */
    static final double WAVE_SECONDS = 60;

    /** Least work of a wave in seconds, since each costs a file a table. */
    private static final double LEAST_WAVE_SECONDS = 5;

    /** Waves of a sweep that is not long. */
    private static final int FEWEST_WAVES = 8;

    /** A last wave behind others to such a one: nobody works while it is written. */
    private static final int LAST_WAVE_PART = 4;

    /** Work between two checkpoints of a run over nodes, in seconds. */
    private static final double CHECKPOINT_SECONDS = 30;

    /** Most waves of a sweep whose runs are tasks, and most files of the ledger that are not merged: bounds the number of files. */
    static final int MOST_WAVES = 40;

    /** Work below which runs share a task, in seconds: Spark spends some milliseconds on a task. */
    private static final double LEAST_TASK_SECONDS = 2;

    private static final int LEAST_TASKS_PER_CORE = 4;

    /** Groups of firms by size class and by quartile of capability. */
    private static final int SIZE_CLASSES_AND_QUARTILES = Stratum.COUNT + 4;

    /**
     * Live bytes of a run: the columns of a firm and what the shard keeps beside them. All predictions of memory rest on it; {@code
     * scripts/bench sweep} prints measured live heaps beside them.
     */
    private static final double BYTES_PER_FIRM = 117;

    /** The same of a district: its arrays begin with a header each, and end with up to fifteen places that no firm has. */
    private static final double BYTES_PER_DISTRICT = 1300;

    /** Live bytes of a run whatever its size: workspace, tallies, censuses, observations. */
    private static final double FIXED_BYTES_PER_RUN = 1e6;

    /** Live bytes of a JVM with Spark and the actor system, without runs. */
    private static final double BYTES_PER_JVM = 53e6;

    /** Live bytes of what writes a wave, per byte of rows: they are kept encoded until a row group is full, in buffers that grow. */
    private static final double WRITTEN_TO_ROWS = 1.25;

    /** Most of them: several tables' row groups, and the buffers of their columns. */
    private static final double MOST_BYTES_WRITTEN = 75e6;

    /** Heap to live bytes: the collector needs room to work, and up to a third of the heap is for what lives shortly. */
    private static final double HEAP_TO_LIVE = 2;

    /** Of a design, on so many cores. */
    public static SweepPlan of(Design design, int cores) {
        Experiment experiment = design.experiment();
        return new SweepPlan(
                design.scenarios().size(),
                experiment.replicates(),
                design.firms(),
                design.districts(),
                experiment.horizon(),
                rowBytes(design),
                cores);
    }

    /** Of the numbers in the rows of a run: observations of the country and of its groups, and state hashes. */
    private static double rowBytes(Design design) {
        Experiment experiment = design.experiment();
        int regions = design.country().regions().size();
        int programmes = design.scenarios().values().stream()
                .mapToInt(scenario -> scenario.programmes().size())
                .max()
                .orElse(0);
        int groups = regions + design.country().sectors().size() + SIZE_CLASSES_AND_QUARTILES + programmes;
        int observed = Indicator.values().length + groups * Tables.GROUPED.size();
        double numbers = times(experiment.horizon(), experiment.observeEvery()) * observed
                + times(experiment.horizon(), experiment.hashEvery()) * (1 + regions);
        return numbers * Double.BYTES;
    }

    /** How often it is looked at a run: at its start, every so many quarters, and at its end. */
    private static double times(int horizon, int every) {
        return 1 + Math.ceil((double) horizon / every);
    }

    /** The same of one run alone. */
    public SweepPlan ofOneRun() {
        return new SweepPlan(1, 1, firms, districts, quarters, rowBytes, cores);
    }

    /** Number of runs. */
    public long runs() {
        return (long) scenarios * replicates;
    }

    /** Firms times quarters of all runs. */
    public double firmSteps() {
        return (double) runs() * firms * quarters;
    }

    /** Estimated time of all runs in seconds. */
    public double seconds() {
        return runs() * secondsPerRun() / cores;
    }

    /** Predicted live bytes of a run: of each executor core, which simulates one at a time. */
    public double bytesPerRun() {
        return FIXED_BYTES_PER_RUN + BYTES_PER_FIRM * firms + BYTES_PER_DISTRICT * districts;
    }

    /** Predicted live bytes of a JVM with so many runs at once: 0 for the driver of a cluster. */
    public double bytes(int runs) {
        return BYTES_PER_JVM + runs * bytesPerRun();
    }

    /**
     * Predicted live bytes, beside {@link #bytes}, of the rows in a JVM with so many runs at once: they are kept until their wave is
     * done, then written by one JVM. What does not fit waits on disk.
     */
    public double waveBytes(int runs) {
        int all = (int) Math.min(Integer.MAX_VALUE, runs());
        double wave = nextWave(all, all) * rowBytes;
        return wave * Math.min(1, (double) runs / cores) + Math.min(WRITTEN_TO_ROWS * wave, MOST_BYTES_WRITTEN);
    }

    /** Heap that a JVM needs for so many live bytes. */
    public static double heap(double liveBytes) {
        return HEAP_TO_LIVE * liveBytes;
    }

    /** Quarters between two checkpoints of a run over so many nodes: what the loss of one costs beside starting anew. */
    int checkpointEvery(int nodes) {
        double secondsPerQuarter = firms / FIRM_STEPS_PER_SECOND / nodes;
        return (int) Math.max(1, Math.min(quarters, CHECKPOINT_SECONDS / secondsPerQuarter));
    }

    private double secondsPerRun() {
        return (double) firms * quarters / FIRM_STEPS_PER_SECOND;
    }

    /** Runs of the next wave when of {@code todo} some are {@code left}: as many in all but the last, which is short. */
    int nextWave(int todo, int left) {
        int size = waveSize(todo);
        int last = todo > size ? size / LAST_WAVE_PART : 0;
        return left <= last ? left : Math.min(size, left - last);
    }

    private int waveSize(int todo) {
        double runsPerSecond = cores / secondsPerRun();
        double affordable = Math.min(
                WAVE_SECONDS * runsPerSecond,
                Math.max(LEAST_WAVE_SECONDS * runsPerSecond, (double) todo / FEWEST_WAVES));
        // The last wave may be one more.
        int least = Math.max(cores, (todo + MOST_WAVES - 2) / (MOST_WAVES - 1));
        return (int) Math.max(least, Math.min(todo, affordable));
    }

    /** Tasks for a wave of {@code runs}: one a run, unless runs are very short. */
    int tasks(int runs) {
        int together = (int) Math.max(1, LEAST_TASK_SECONDS / secondsPerRun());
        int tasks = (runs + together - 1) / together;
        return Math.min(runs, Math.max(tasks, LEAST_TASKS_PER_CORE * cores));
    }

    /**
     * The runs of a wave with those of the most programmes first, since they take longest: what the cores end with is short. Scenarios of
     * equal cost are in the design's order, each with its replicates together: so a reader of one scenario passes over the rest of
     * a file, whose rows are in this order.
     */
    static List<RunKey> longestFirst(Design design, List<RunKey> keys) {
        List<String> scenarios = List.copyOf(design.scenarios().keySet());
        return keys.stream()
                .sorted(Comparator.comparingInt((RunKey key) -> -design.scenarios()
                                .get(key.scenario())
                                .programmes()
                                .size())
                        .thenComparingInt(key -> scenarios.indexOf(key.scenario()))
                        .thenComparingInt(RunKey::replicate))
                .toList();
    }

    /** The runs that the ledger lacks, replicate by replicate, so that an unfinished sweep holds whole pairs. */
    static List<RunKey> todo(Design design, Ledger ledger) {
        List<RunKey> keys = new ArrayList<>();
        for (int replicate = 0; replicate < design.experiment().replicates(); replicate++) {
            for (String scenario : design.scenarios().keySet()) {
                RunKey key = new RunKey(scenario, replicate);
                if (!ledger.has(key)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
