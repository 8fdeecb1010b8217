package org.caminar.jobs.montecarlo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.ModelVersion;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.DataDictionary;
import org.caminar.jobs.dataset.DirectoryLock;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Version;
import org.caminar.jobs.dataset.WaveFiles;

/**
 * Runs all scenarios times replicates of an experiment through Spark into a result directory. It may be interrupted at any time:
 * what is published stays consistent, and {@link SweepMode#RESUME} does the rest.
 */
public final class Sweep {
    /** Spark job group of its jobs. */
    public static final String JOB_GROUP = "caminar-sweep";

    private final SparkSession spark;
    private final ResultDirectory directory;
    private final Design design;
    private final String resolved;
    private final Function<String, Design> parser;
    private SweepMode mode = SweepMode.FRESH;
    private SweepListener listener = SweepListener.NONE;
    private List<String> command = List.of();
    private Placement.Wish wish = Placement.Wish.NONE;
    private OptionalInt checkpointEvery = OptionalInt.empty();
    private boolean firms;
    private final Replicator replicator;

    private Sweep(
            SparkSession spark,
            ResultDirectory directory,
            Design design,
            String resolved,
            Function<String, Design> parser,
            Replicator replicator) {
        this.spark = spark;
        this.directory = directory;
        this.design = design;
        this.resolved = resolved;
        this.parser = parser;
        this.replicator = replicator;
    }

    /** Of a design into a directory. */
    public static Sweep of(SparkSession spark, ResultDirectory directory, LoadedDesign loaded) {
        return of(spark, directory, loaded.design(), loaded.resolved(), DesignLoader::parse, new EngineReplicator());
    }

    static Sweep of(
            SparkSession spark,
            ResultDirectory directory,
            Design design,
            String resolved,
            Function<String, Design> parser,
            Replicator replicator) {
        return new Sweep(spark, directory, design, resolved, parser, replicator);
    }

    /** What to do with a directory that is not empty; by default it is refused. */
    public Sweep mode(SweepMode mode) {
        this.mode = mode;
        return this;
    }

    /** Whom to tell how far it is. */
    public Sweep listener(SweepListener listener) {
        this.listener = listener;
        return this;
    }

    /** What is to simulate the runs; by default the plan says. Results do not depend on it. */
    public Sweep runsOn(Placement.Wish wish) {
        this.wish = wish;
        return this;
    }

    /** Quarters between two checkpoints of a run over nodes, at least 1; by default the plan says. */
    public Sweep checkpointEvery(OptionalInt quarters) {
        this.checkpointEvery = quarters;
        return this;
    }

    /** Lets runs over nodes write the firm panel too: each node its own firms at every observation. Runs on tasks do not. */
    public Sweep withFirms() {
        this.firms = true;
        return this;
    }

    /** The command line, for the manifest. */
    public Sweep command(List<String> command) {
        this.command = List.copyOf(command);
        return this;
    }

    /**
     * Throws {@link RefusedException} if a directory cannot take a sweep of this design, with or without the firm panel; changes
     * nothing and needs no Spark. {@link #run} checks it too.
     */
    public static void check(ResultDirectory directory, Design design, SweepMode mode, boolean firms) {
        new SweepTarget(directory, mode).check(design, firms, DesignLoader::parse);
    }

    /** Does it. Throws {@link RefusedException} before any change if the directory cannot take it. */
    public SweepResult run() {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            new SweepTarget(directory, mode).check(design, firms, parser);
            Placement placement = placement();
            return runAlone(lock, placement);
        } finally {
            lock.close();
        }
    }

    /** Executors of a cluster must have come before they can be weighed; who wants tasks need not wait for that. */
    private Placement placement() {
        SparkContext context = spark.sparkContext();
        Slots slots = wish.way() == RunsOn.TASKS ? Slots.of(context) : SlotWatch.settled(context);
        Placement placement = Placement.of(plan(), wish, slots);
        if (placement.way() == RunsOn.NODES) {
            if (Slots.onDemand(context.conf())) {
                throw new RefusedException("runs over nodes need executors that stay, but " + Slots.ON_DEMAND
                        + " is true: set it to false");
            }
            new SlotWatch(context, placement.nodes()).await();
        }
        return placement;
    }

    private SweepResult runAlone(DirectoryLock lock, Placement placement) {
        Instant startedAt = Instant.now();
        if (mode == SweepMode.REPLACE) {
            clear();
        }
        spark.sparkContext()
                .setJobGroup(JOB_GROUP, "sweep " + design.experiment().name(), true);
        try {
            WaveFiles.recover(directory);
            // The manifest first: a directory with anything in it but no manifest belongs to somebody else.
            Manifest manifest = manifest(startedAt);
            manifest.write(directory);
            AtomicFiles.write(directory.experiment(), resolved);
            if (mode == SweepMode.RETRY_FAILED) {
                Ledger.forgetFailed(spark, directory, lock);
            }
            Ledger ledger = new Ledger();
            ledger.read(spark, directory);
            List<RunKey> todo = SweepPlan.todo(design, ledger);
            int waves = runWaves(todo, ledger, placement, lock);
            lock.requireHeld();
            directory.checkpoints().delete();
            Compaction.run(spark, directory, SweepPlan.MOST_WAVES, lock);
            SweepPlan plan = plan();
            if (ledger.succeeded() + ledger.failed() != plan.runs()) {
                throw new IllegalStateException("the table runs has " + (ledger.succeeded() + ledger.failed()) + " of "
                        + plan.runs() + " runs: --resume does the rest");
            }
            lock.requireHeld();
            manifest.finished(now(), new Manifest.Counts(plan.runs(), ledger.succeeded(), ledger.failed()))
                    .write(directory);
            DataDictionary.write(directory, design.experiment().title());
            directory.clearStaging();
            double seconds = ChronoUnit.MILLIS.between(startedAt, Instant.now()) / 1e3;
            return new SweepResult(
                    todo.size(), plan.runs() - todo.size(), ledger.succeeded(), ledger.failed(), waves, seconds);
        } finally {
            spark.sparkContext().clearJobGroup();
        }
    }

    private int runWaves(List<RunKey> todo, Ledger ledger, Placement placement, DirectoryLock lock) {
        LongAccumulator done = spark.sparkContext().longAccumulator("runs done");
        LongAccumulator failed = spark.sparkContext().longAccumulator("runs failed");
        Runnable poll = () -> listener.onProgress(Math.min(done.value(), todo.size()), failed.value(), todo.size());
        boolean onNodes = placement.way() == RunsOn.NODES;
        int number = WaveFiles.next(directory);
        // A run over nodes has been given all the memory there is.
        int atOnce = onNodes ? 1 : 2;
        Deque<Wave> underWay = new ArrayDeque<>();
        int waves = 0;
        int from = 0;
        try {
            while (from < todo.size()) {
                if (underWay.size() == atOnce) {
                    finish(underWay.remove(), ledger, poll, lock);
                }
                // Of as many cores as there are by now: executors come and go.
                int size = onNodes ? 1 : plan().nextWave(todo.size(), todo.size() - from);
                List<RunKey> keys = SweepPlan.longestFirst(design, todo.subList(from, from + size));
                from += size;
                underWay.add(
                        onNodes
                                ? nodeWave(number + waves, keys.get(0), placement.nodes(), done, failed)
                                : taskWave(number + waves, keys, done, failed));
                waves++;
            }
            while (!underWay.isEmpty()) {
                finish(underWay.remove(), ledger, poll, lock);
            }
        } finally {
            underWay.forEach(Wave::close);
        }
        return waves;
    }

    private Wave taskWave(int number, List<RunKey> keys, LongAccumulator done, LongAccumulator failed) {
        RunTask task = new RunTask(design, resolved, DesignKeys.digest(design), replicator, done, failed);
        return new TaskWave(context(), directory, number, task, keys, plan().tasks(keys.size()));
    }

    private Wave nodeWave(int number, RunKey key, int nodes, LongAccumulator done, LongAccumulator failed) {
        Location checkpoints = directory.checkpoints().resolve(key.scenario() + "-" + key.replicate());
        int every = checkpointEvery.orElse(plan().checkpointEvery(nodes));
        BarrierReplicator parts = BarrierReplicator.of(checkpoints.uri(), every);
        if (firms) {
            parts = parts.withFirms(directory.root().uri());
        }
        RunTask task = new RunTask(design, resolved, DesignKeys.digest(design), parts, done, failed);
        return new NodeWave(context(), directory, number, new NodeTask(task, parts, resolved, key), nodes, checkpoints);
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    private void finish(Wave finished, Ledger ledger, Runnable poll, DirectoryLock lock) {
        try (Wave wave = finished) {
            wave.await(poll);
            wave.publish(poll, lock);
        }
        ledger.read(spark, directory);
    }

    private SweepPlan plan() {
        return SweepPlan.of(design, spark.sparkContext().defaultParallelism());
    }

    /** Deletes all but the log, which is open; the manifest last, so that the directory stays a sweep's meanwhile. */
    private void clear() {
        List<Location> kept = List.of(directory.log(), directory.manifest());
        directory.entries().stream().filter(e -> !kept.contains(e)).forEach(Location::delete);
        directory.manifest().delete();
    }

    private Manifest manifest(Instant startedAt) {
        Experiment experiment = design.experiment();
        Manifest.Platform platform = new Manifest.Platform(
                Version.CAMINAR,
                ModelVersion.NUMBER,
                System.getProperty("java.version"),
                spark.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                spark.sparkContext().master());
        return new Manifest(
                experiment.name(),
                design.country().title(),
                experiment.baseline(),
                List.copyOf(design.scenarios().keySet()),
                experiment.replicates(),
                experiment.seed(),
                DesignKeys.digest(design),
                firms,
                platform,
                command,
                startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                null,
                new Manifest.Counts(plan().runs(), 0, 0));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
