package org.caminar.jobs.montecarlo;

import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;

/**
 * What a sweep would do: its size, and what it would cost.
 *
 * @param scenarios number of scenarios
 * @param replicates replicates of each
 * @param firms firms of a run
 * @param quarters quarters of a run
 * @param cores cores that share the work
 */
public record SweepPlan(int scenarios, int replicates, int firms, int quarters, int cores) {
    /** Firm-steps that a core makes in a second: a cautious figure, for estimates only. */
    public static final double FIRM_STEPS_PER_SECOND = 2e6;

    /** Work of a wave: what an interruption may lose, in seconds. */
    static final double WAVE_SECONDS = 60;

    /** Most waves of a sweep: bounds the number of files. */
    static final int MOST_WAVES = 40;

    /** Work below which runs share a task, in seconds. */
    private static final double LEAST_TASK_SECONDS = 0.1;

    private static final int LEAST_TASKS_PER_CORE = 4;
    private static final double BYTES_PER_FIRM = 400;
    private static final double FIXED_BYTES = 600e6;

    /** Of a design, on so many cores. */
    public static SweepPlan of(Design design, int cores) {
        Experiment experiment = design.experiment();
        return new SweepPlan(
                design.scenarios().size(), experiment.replicates(), design.firms(), experiment.horizon(), cores);
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

    /** Estimated memory on a machine with these cores in bytes: the program and Spark, and a country a core. */
    public double bytes() {
        return FIXED_BYTES + cores * BYTES_PER_FIRM * firms;
    }

    private double secondsPerRun() {
        return (double) firms * quarters / FIRM_STEPS_PER_SECOND;
    }

    /** Runs of a wave when {@code todo} are to be done. */
    int waveSize(int todo) {
        double affordable = WAVE_SECONDS * cores / secondsPerRun();
        int least = Math.max(cores, (todo + MOST_WAVES - 1) / MOST_WAVES);
        return (int) Math.max(least, Math.min(todo, affordable));
    }

    /** Tasks for a wave of {@code runs}: one a run, unless runs are very short. */
    int tasks(int runs) {
        int together = (int) Math.max(1, LEAST_TASK_SECONDS / secondsPerRun());
        int tasks = (runs + together - 1) / together;
        return Math.min(runs, Math.max(tasks, LEAST_TASKS_PER_CORE * cores));
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
