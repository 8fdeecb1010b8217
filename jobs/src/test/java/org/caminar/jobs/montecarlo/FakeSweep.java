package org.caminar.jobs.montecarlo;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.util.LongAccumulator;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Allocation;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.model.Scenario;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.ResultDirectory;

/** Sweeps of a small design with an arithmetic stand-in for the engine, so that jobs are tested without simulating. */
public final class FakeSweep {
    private static final int LAST_QUARTER = 8;

    private FakeSweep() {}

    /** A sweep of a design into a directory; the text of a design is its number of replicates and its scenarios. */
    static Sweep of(Path directory, Design design, Replicator replicator) {
        return of(new ResultDirectory(directory), design, replicator);
    }

    /** The same, into a directory of any file system. */
    static Sweep of(ResultDirectory directory, Design design, Replicator replicator) {
        return Sweep.of(SharedSpark.session(), directory, design, text(design), FakeSweep::parse, replicator);
    }

    /** Fills a directory with the results of three scenarios. */
    public static ResultDirectory fill(Path directory, int replicates) {
        of(directory, design(replicates, "baseline", "credit", "bridging"), FakeSweep::simulate)
                .run();
        return new ResultDirectory(directory);
    }

    /** The same, but a run of credit fails. */
    public static ResultDirectory fillButOne(Path directory, int replicates) {
        of(directory, design(replicates, "baseline", "credit", "bridging"), SweepTest.failOn("credit", 1))
                .run();
        return new ResultDirectory(directory);
    }

    /** Does what a directory lacks to so many replicates of these scenarios, failed runs too. */
    public static void extend(ResultDirectory directory, int replicates, String... scenarios) {
        of(directory, design(replicates, scenarios), FakeSweep::simulate)
                .mode(SweepMode.RETRY_FAILED)
                .run();
    }

    /** A task of two runs: replicates 0 and 1 of credit. */
    static RunTask task(Replicator replicator) {
        Design design = design(2, "baseline", "credit");
        LongAccumulator done = SharedSpark.session().sparkContext().longAccumulator();
        LongAccumulator failed = SharedSpark.session().sparkContext().longAccumulator();
        return new RunTask(design, text(design), "digest", replicator, done, failed);
    }

    static String text(Design design) {
        return design.experiment().replicates() + " " + design.experiment().seed() + " "
                + String.join(" ", design.scenarios().keySet());
    }

    static Design parse(String text) {
        String[] words = text.split(" ", -1);
        Design design = design(Integer.parseInt(words[0]), Arrays.copyOfRange(words, 2, words.length));
        return withSeed(design, Long.parseLong(words[1]));
    }

    /** A design of two regions. */
    static Design design(int replicates, String... scenarios) {
        Experiment experiment = new Experiment(
                "fake",
                "A test",
                "nowhere",
                1,
                42,
                replicates,
                LAST_QUARTER,
                0.0006,
                scenarios[0],
                List.of(scenarios),
                4,
                4);
        Country country = new Country(
                "Nowhere",
                1000,
                smallest(Country.DistrictLayout.class),
                List.of(new Country.Region("North", 0.5, 0), new Country.Region("South", 0.5, 0)),
                List.of(new Country.Sector("food", 1)),
                smallest(Population.class),
                List.of());
        Map<String, Scenario> byName = new LinkedHashMap<>();
        for (String scenario : scenarios) {
            byName.put(scenario, new Scenario("Title of " + scenario, List.of()));
        }
        return new Design(experiment, country, smallest(Parameters.class), Map.of(), byName);
    }

    static Design withSeed(Design design, long seed) {
        Experiment e = design.experiment();
        Experiment changed = new Experiment(
                e.name(),
                e.title(),
                e.country(),
                e.scale(),
                seed,
                e.replicates(),
                e.horizon(),
                e.budget(),
                e.baseline(),
                e.scenarios(),
                e.observeEvery(),
                e.hashEvery());
        return new Design(changed, design.country(), design.parameters(), design.programmes(), design.scenarios());
    }

    /** The same with so many programmes in a scenario. */
    static Design withProgrammes(Design design, String scenario, int programmes) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>(design.scenarios());
        scenarios.put(scenario, new Scenario(scenario, Collections.nCopies(programmes, smallest(Allocation.class))));
        return new Design(design.experiment(), design.country(), design.parameters(), design.programmes(), scenarios);
    }

    /** Values that depend on scenario, replicate and quarter only; suppliers per exporter are undefined at first. */
    static RunResult simulate(String resolved, String scenario, int replicate) {
        List<Observation> observations = new ArrayList<>();
        List<RunResult.Fingerprint> hashes = new ArrayList<>();
        for (int quarter = 0; quarter <= LAST_QUARTER; quarter += 4) {
            double[] values = values(scenario, replicate, quarter);
            List<Observation.Group> groups = List.of(
                    new Observation.Group(GroupKind.REGION, "North", values.clone()),
                    new Observation.Group(GroupKind.REGION, "South", values(scenario, replicate, quarter + 100)));
            observations.add(new Observation(quarter, values, groups));
            long hash = scenario.hashCode() * 31L + replicate;
            hashes.add(new RunResult.Fingerprint(quarter, hash, new long[] {hash + 1, hash + 2}));
        }
        return new RunResult(1000, 8000, observations, hashes);
    }

    private static double[] values(String scenario, int replicate, int quarter) {
        double[] values = new double[Indicator.values().length];
        double effect =
                0.01 * quarter * List.of("baseline", "credit", "bridging").indexOf(scenario);
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + uniform(replicate, quarter, i) + (i % 5 == 0 ? 0 : effect * uniform(i, 7, replicate));
        }
        if (replicate % 3 == 0) {
            values[Indicator.SUPPLIERS_PER_EXPORTER.ordinal()] = Double.NaN;
        }
        return values;
    }

    private static double uniform(int a, int b, int c) {
        long x = a * 0x9E3779B97F4A7C15L + b * 0xBF58476D1CE4E5B9L + c * 0x94D049BB133111EBL;
        x = (x ^ (x >>> 31)) * 0xD6E8FEB86659FD93L;
        return ((x ^ (x >>> 29)) >>> 11) * 0x1p-53;
    }

    /** A record whose numbers are 0, whose lists are empty. */
    private static <T extends Record> T smallest(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(types).map(FakeSweep::smallestValue).toArray();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }

    private static Object smallestValue(Class<?> type) {
        if (type.isRecord()) {
            return smallest(type.asSubclass(Record.class));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == int.class) {
            return 0;
        }
        if (type == double.class) {
            return 0.0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == List.class ? List.of() : type == Map.class ? Map.of() : "";
    }
}
