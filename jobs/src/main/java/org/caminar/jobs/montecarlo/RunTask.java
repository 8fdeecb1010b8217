package org.caminar.jobs.montecarlo;

import java.time.Instant;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Design;

/** What a Spark task does for each run: it runs the replicate, and turns its result, or its error, into rows. */
final class RunTask implements Function<RunKey, RunRows> {
    private static final long serialVersionUID = 1L;

    private final String resolved;
    private final String[] regions;
    private final long seed;
    private final String digest;
    private final Replicator replicator;
    private final LongAccumulator done;
    private final LongAccumulator failed;

    RunTask(
            Design design,
            String resolved,
            String digest,
            Replicator replicator,
            LongAccumulator done,
            LongAccumulator failed) {
        this.resolved = resolved;
        this.regions = design.country().regions().stream().map(r -> r.name()).toArray(String[]::new);
        this.seed = design.experiment().seed();
        this.digest = digest;
        this.replicator = replicator;
        this.done = done;
        this.failed = failed;
    }

    @Override
    public RunRows call(RunKey key) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        try {
            RunResult result = replicator.run(resolved, key.scenario(), key.replicate());
            double seconds = (System.nanoTime() - start) * 1e-9;
            RunFacts facts = RunFacts.succeeded(key, result, seed, seconds, startedAt, digest);
            done.add(1);
            return RunRows.of(facts, result, regions);
        } catch (VirtualMachineError | AbandonedException e) {
            throw e;
        } catch (Throwable e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failed.add(1);
            done.add(1);
            double seconds = (System.nanoTime() - start) * 1e-9;
            return RunRows.failed(RunFacts.failed(key, describe(e), seed, seconds, startedAt, digest));
        }
    }

    /** Class and message of an error and of what caused it. */
    private static String describe(Throwable error) {
        StringBuilder text =
                new StringBuilder(error.getClass().getName()).append(": ").append(error.getMessage());
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; caused by ")
                    .append(cause.getClass().getName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return text.toString();
    }
}
