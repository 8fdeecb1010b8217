package org.caminar.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.SparkSessions;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.montecarlo.SweepPlan;

/**
 * What does a sweep cost beside the simulation? Does the same runs, baseline and bridging of the reference setting, by threads that call
 * the engine and by a sweep through Spark into Parquet, in turn in one JVM, and compares replicates a second; then sweeps once more
 * while it collects garbage, and compares the largest live heap with the prediction.
 *
 * <p>Run: {@code scripts/bench sweep [FIRMS:REPLICATES ...]}
 */
public final class SweepBenchmark {
    private static final int PAIRS = 3;
    private static final long SAMPLE_MILLIS = 200;
    private static final int QUARTERS = 80;
    private static final int FIRMS_PER_DISTRICT = 400;

    private final int threads;
    private final SimulationSystem system;
    private final SparkSession spark;
    private final Path directory;

    private SweepBenchmark(int threads, SimulationSystem system, SparkSession spark, Path directory) {
        this.threads = threads;
        this.system = system;
        this.spark = spark;
        this.directory = directory;
    }

    /** Prints the comparison for numbers of firms with their replicates of each scenario; with 0, memory alone. */
    public static void main(String[] arguments) throws IOException {
        String[] words = arguments.length > 0 ? arguments : new String[] {"10000:200", "100000:20", "1000000:4"};
        List<Case> cases;
        try {
            cases = Arrays.stream(words).map(Case::of).toList();
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        Path directory = Files.createTempDirectory("caminar-bench");
        try (SimulationSystem system = SimulationSystem.start(threads);
                SparkSession spark = SparkSessions.open("local[" + threads + "]", Map.of())) {
            SweepBenchmark benchmark = new SweepBenchmark(threads, system, spark, directory);
            System.out.println(
                    "Java " + System.getProperty("java.version") + ", " + threads + " cores, " + PAIRS + " pairs");
            if (cases.stream().anyMatch(one -> one.replicates() > 0)) {
                benchmark.warmUp();
            }
            for (Case one : cases) {
                if (one.replicates() > 0) {
                    benchmark.compare(one.firms(), one.replicates());
                }
                benchmark.weigh(one.firms(), Math.max(one.replicates(), threads));
            }
        } finally {
            Location.of(directory).delete();
        }
    }

    /** Firms of a run, and replicates of each of its two scenarios; 0 for memory alone. */
    private record Case(int firms, int replicates) {
        private static final Pattern WORD = Pattern.compile("([1-9]\\d{0,8}):(\\d{1,6})");

        /** Reads {@code FIRMS:REPLICATES}; throws {@link IllegalArgumentException} that quotes the word. */
        static Case of(String word) {
            Matcher numbers = WORD.matcher(word);
            if (!numbers.matches()) {
                throw new IllegalArgumentException(
                        "sweep wants FIRMS:REPLICATES, such as 10000:200, but was given " + word);
            }
            return new Case(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        }
    }

    /** Wall and processor time of some work in seconds. */
    private record Cost(double wall, double processor) {
        static Cost of(Runnable work) {
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long processor = machine.getProcessCpuTime();
            long wall = System.nanoTime();
            work.run();
            return new Cost((System.nanoTime() - wall) * 1e-9, (machine.getProcessCpuTime() - processor) * 1e-9);
        }
    }

    private static LoadedDesign design(int firms, int replicates, int quarters) {
        return DesignLoader.load(
                Path.of(System.getProperty("caminar.home", "."), "conf"),
                "reference",
                List.of(
                        "country.firms=" + firms,
                        "country.districts.count=" + Math.max(1, firms / FIRMS_PER_DISTRICT),
                        "experiment.horizon=" + quarters,
                        "experiment.replicates=" + replicates,
                        "experiment.scenarios=[baseline,bridging]"));
    }

    /** Until the compiler has seen enough of the engine, and of Spark and Parquet, which see only runs and not their firms. */
    private void warmUp() {
        sweep(design(1_000, 1_000, QUARTERS));
        plain(design(10_000, 40, QUARTERS).design());
    }

    private void compare(int firms, int replicates) {
        LoadedDesign loaded = design(firms, replicates, QUARTERS);
        System.out.printf("%n%,d firms, %d quarters, %d runs%n", firms, QUARTERS, 2 * replicates);
        List<Double> shares = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Cost plain = Cost.of(() -> plain(loaded.design()));
            Cost swept = Cost.of(() -> sweep(loaded));
            shares.add(plain.wall() / swept.wall());
            System.out.printf(
                    Locale.ROOT,
                    "threads %6.2f runs/s (%6.2f s, processor %6.2f s)   sweep %6.2f runs/s (%6.2f s, processor %6.2f s)   %5.1f %%%n",
                    2 * replicates / plain.wall(),
                    plain.wall(),
                    plain.processor(),
                    2 * replicates / swept.wall(),
                    swept.wall(),
                    swept.processor(),
                    100 * plain.wall() / swept.wall());
        }
        shares.sort(null);
        System.out.printf(Locale.ROOT, "sweep at %.1f %% of the threads%n", 100 * shares.get(PAIRS / 2));
    }

    private void weigh(int firms, int replicates) {
        LoadedDesign loaded = design(firms, replicates, QUARTERS);
        SweepPlan plan = SweepPlan.of(loaded.design(), threads);
        double predicted = plan.bytes(threads) + plan.waveBytes(threads);
        double measured = largestLiveHeap(loaded);
        System.out.printf(
                Locale.ROOT,
                "%,d firms, %d runs at once: live heap %.1f MB, predicted %.1f MB (%+.1f %%)%n",
                firms,
                threads,
                measured / 1e6,
                predicted / 1e6,
                100 * (predicted / measured - 1));
    }

    /** All runs by threads that take the next run each, the longest first, as a sweep has it. */
    private void plain(Design design) {
        List<String> scenarios = design.scenarios().entrySet().stream()
                .sorted(Comparator.comparing(
                        scenario -> -scenario.getValue().programmes().size()))
                .map(Map.Entry::getKey)
                .toList();
        int replicates = design.experiment().replicates();
        int runs = scenarios.size() * replicates;
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread worker = new Thread(() -> {
                for (int run = next.getAndIncrement(); run < runs; run = next.getAndIncrement()) {
                    String scenario = scenarios.get(run / replicates);
                    Simulation.run(system, RunSpec.of(design, scenario, run % replicates, 1));
                }
            });
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private void sweep(LoadedDesign loaded) {
        Sweep.of(spark, new ResultDirectory(directory.resolve("out")), loaded)
                .mode(SweepMode.REPLACE)
                .run();
    }

    /** Collects garbage again and again during a sweep. */
    private double largestLiveHeap(LoadedDesign loaded) {
        Thread sweep = new Thread(() -> sweep(loaded));
        sweep.start();
        long largest = 0;
        try {
            while (sweep.isAlive()) {
                System.gc();
                largest = Math.max(largest, afterCollection());
                sweep.join(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return largest;
    }

    /** What the last collection has left: what is used by the time that one asks holds garbage again. */
    private static long afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
