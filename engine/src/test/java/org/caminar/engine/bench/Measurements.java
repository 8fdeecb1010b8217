package org.caminar.engine.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.firm.GranularityBenchmark;
import org.caminar.engine.firm.PhaseClock;
import org.caminar.engine.firm.PopulationClock;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Design;

/** What one JVM does: takes a task, measures, prints one line of JSON. */
final class Measurements {
    private static final int WARM_UP_FIRMS = 50_000;
    private static final int WARM_UP_ROUNDS = 2;

    /** Warming up ends when the compilers have taken less than this share of some seconds, or after so many. */
    private static final double COMPILING = 0.03;

    private static final double WARM_UP_WINDOW_SECONDS = 2;
    private static final double MOST_WARM_UP_SECONDS = 45;
    private static final int POPULATION_WARM_UPS = 200;

    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

    private Measurements() {}

    /** Measures the task in the first argument. */
    public static void main(String[] arguments) {
        System.out.println(Json.line(measure(Task.parse(arguments[0]))));
    }

    static Map<String, Object> measure(Task task) {
        Map<String, Object> result = new LinkedHashMap<>(task.toMap());
        result.put("vector", !Lanes.BEST.getClass().getSimpleName().equals("ScalarLanes"));
        result.putAll(
                switch (task.part()) {
                    case RUNS, COSTS, THREADS, SUBSTITUTION, SCALAR, LARGEST -> runs(task);
                    case PHASES -> phases(task);
                    case POPULATION -> population(task);
                    case BANDWIDTH -> bandwidth(task);
                    case ACTORS -> actors(task);
                });
        return result;
    }

    private static Map<String, Object> runs(Task task) {
        if (task.warmUp()) {
            warmUp(task);
        }
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        long started = System.nanoTime();
        for (int round = 0; round < task.runs() && (round == 0 || seconds(started) < task.seconds()); round++) {
            for (Variant variant : task.variants()) {
                timings.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                        .add(time(task, variant, task.firms()));
            }
        }
        return Map.of(
                "variants",
                task.variants().stream()
                        .map(variant -> describe(variant, task, timings.get(variant.name())))
                        .toList());
    }

    /** On one core the compilers compete with what they compile: they may need half a minute until they have nothing more to do. */
    private static void warmUp(Task task) {
        long started = System.nanoTime();
        boolean compiling = true;
        while (compiling && seconds(started) < MOST_WARM_UP_SECONDS) {
            long window = System.nanoTime();
            long compiled = COMPILERS.getTotalCompilationTime();
            for (int round = 0; round < WARM_UP_ROUNDS || seconds(window) < WARM_UP_WINDOW_SECONDS; round++) {
                task.variants().forEach(variant -> time(task, variant, Math.min(WARM_UP_FIRMS, task.firms())));
            }
            compiling = COMPILERS.getTotalCompilationTime() - compiled > COMPILING * 1e3 * seconds(window);
        }
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static Timing time(Task task, Variant variant, int firms) {
        Design design = Countries.design(firms, task.window(), variant.overrides());
        if (variant.bare()) {
            return WholeRun.bare(design, task.scenario(), task.window());
        }
        try (SimulationSystem system = SimulationSystem.start(variant.threads())) {
            return WholeRun.throughEngine(system, design, task.scenario(), variant.shards(), task.window());
        }
    }

    private static Map<String, Object> describe(Variant variant, Task task, List<Timing> timings) {
        List<Double> nanos = timings.stream().map(Timing::nanosPerStep).toList();
        double whole = Numbers.median(timings.stream().map(Timing::wholeSeconds).toList());
        Timing last = timings.get(timings.size() - 1);
        Map<String, Object> map = new LinkedHashMap<>(variant.toMap());
        map.put("nanos", nanos);
        map.put("nanosPerFirmStep", Numbers.median(nanos));
        map.put("firmStepsPerSecond", 1e9 / Numbers.median(nanos));
        map.put("busyCores", Numbers.median(timings.stream().map(Timing::busy).toList()));
        map.put(
                "startSeconds",
                Numbers.median(timings.stream().map(Timing::startSeconds).toList()));
        map.put("wholeSeconds", whole);
        map.put("wholeFirmStepsPerSecond", (double) task.firms() * task.window().horizon() / whole);
        map.put("bytesPerFirm", last.bytesPerFirm());
        map.put("stateHash", String.format(Locale.ROOT, "%016x", last.hash()));
        Map<String, Object> parts = new TreeMap<>();
        last.parts()
                .keySet()
                .forEach(part -> parts.put(
                        part,
                        Numbers.median(timings.stream()
                                .map(timing -> timing.parts().get(part))
                                .toList())));
        map.put("nanosByPart", parts);
        return map;
    }

    private static Map<String, Object> phases(Task task) {
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        for (int round = 0; round <= task.runs(); round++) {
            Design design = Countries.design(task.firms(), task.window(), List.of());
            PhaseClock clock = new PhaseClock(design, task.scenario());
            for (int quarter = 1; quarter <= task.window().to(); quarter++) {
                if (quarter == task.window().from()) {
                    clock.reset();
                }
                clock.quarter();
            }
            double steps = (double) task.window().quarters() * clock.firms();
            // The first round warms the code up.
            if (round > 0) {
                clock.nanos()
                        .forEach((phase, spent) -> nanos.computeIfAbsent(phase, name -> new ArrayList<>())
                                .add(spent / steps));
            }
        }
        return Map.of("phases", named("nanosPerFirmStep", nanos));
    }

    private static Map<String, Object> population(Task task) {
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        // As in a sweep, which makes thousands of them.
        Design small = Countries.design(Math.min(task.firms(), WARM_UP_FIRMS), task.window(), List.of());
        for (int round = 0; round < POPULATION_WARM_UPS; round++) {
            PopulationClock.measure(small, task.scenario());
        }
        Design design = Countries.design(task.firms(), task.window(), List.of());
        for (int round = 0; round < task.runs(); round++) {
            PopulationClock.measure(design, task.scenario())
                    .forEach((part, time) -> nanos.computeIfAbsent(part, name -> new ArrayList<>())
                            .add((double) time / task.firms()));
        }
        return Map.of("parts", named("nanosPerFirm", nanos));
    }

    /** In a list, since an object's keys have no order. */
    private static List<Map<String, Object>> named(String unit, Map<String, List<Double>> nanos) {
        return nanos.entrySet().stream()
                .map(entry -> Map.<String, Object>of("name", entry.getKey(), unit, Numbers.median(entry.getValue())))
                .toList();
    }

    private static Map<String, Object> bandwidth(Task task) {
        return Map.of(
                "memory",
                task.variants().stream()
                        .map(variant -> Bandwidth.measure(variant.threads()))
                        .toList());
    }

    private static Map<String, Object> actors(Task task) {
        int threads = task.variants().get(0).threads();
        Design design = Countries.design(task.firms(), task.window(), List.of());
        return Map.of(
                "designs",
                List.of(
                        describe("region shards", threads, GranularityBenchmark.regionShards(design, threads)),
                        describe("an actor a firm", threads, GranularityBenchmark.anActorAFirm(design, threads))));
    }

    private static Map<String, Object> describe(String name, int threads, GranularityBenchmark.Measured measured) {
        return Map.of(
                "name",
                name,
                "threads",
                threads,
                "firmStepsPerSecond",
                measured.firmSteps(),
                "bytesPerFirm",
                measured.bytesPerFirm());
    }
}
