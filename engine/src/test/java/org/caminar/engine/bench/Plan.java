package org.caminar.engine.bench;

import java.util.ArrayList;
import java.util.List;

/** What is measured, in which order, how often. */
final class Plan {
    private static final List<Integer> SIZES = List.of(20_000, 200_000, 1_000_000, 5_000_000);
    private static final List<Integer> QUICK_SIZES = List.of(20_000, 200_000);
    private static final int SMALL = 20_000;
    private static final int MEDIUM = 200_000;
    private static final int LARGE = 1_000_000;
    private static final int SECONDS = 30;
    private static final int QUICK_SECONDS = 5;

    /** Rounds of a small country, fewer of larger ones. */
    private static final int MOST_RUNS = 9;

    private static final int FEWEST_RUNS = 2;
    private static final long STEPS_A_VARIANT = 100_000_000;

    private static final String YEARLY_CENSUS = "experiment.observe-every=4";
    private static final String YEARLY_HASH = "experiment.hash-every=4";

    private final Options options;
    private final int cores;
    private final List<Task> tasks = new ArrayList<>();

    private Plan(Options options, int cores) {
        this.options = options;
        this.cores = cores;
    }

    /** The tasks of the wanted parts; those for more threads than cores are left out. */
    static List<Task> tasks(Options options, int cores) {
        Plan plan = new Plan(options, cores);
        options.parts().forEach(plan::add);
        return plan.tasks;
    }

    private void add(Part part) {
        switch (part) {
            case RUNS -> addRuns();
            case COSTS -> mediumAndLarge().forEach(firms -> add(part, "bridging", firms, costs()));
            case THREADS -> addThreads();
            case SUBSTITUTION -> mediumAndLarge().forEach(firms -> add(part, "bridging", firms, substitutions()));
            case SCALAR -> addScalar();
            case PHASES ->
                options.scenarios().forEach(scenario -> add(part, scenario, medium(), List.of(one("phases"))));
            case POPULATION ->
                mediumAndLarge().forEach(firms -> add(part, "baseline", firms, List.of(one("population"))));
            case BANDWIDTH -> addBandwidth();
            case ACTORS -> addActors();
            case LARGEST ->
                throw new IllegalArgumentException("the largest run is searched for alone: give --largest only");
        }
    }

    private List<Integer> sizes() {
        return !options.firms().isEmpty() ? options.firms() : options.quick() ? QUICK_SIZES : SIZES;
    }

    private int medium() {
        return options.firms().isEmpty() ? MEDIUM : options.firms().get(0);
    }

    private List<Integer> mediumAndLarge() {
        if (!options.firms().isEmpty()) {
            return options.firms();
        }
        return options.quick() ? List.of(MEDIUM) : List.of(MEDIUM, LARGE);
    }

    private List<Integer> threads() {
        return options.threads().stream().filter(threads -> threads <= cores).toList();
    }

    private static Variant one(String name, String... overrides) {
        return Variant.engine(name, 1, overrides);
    }

    private void addRuns() {
        for (String scenario : options.scenarios()) {
            for (int firms : sizes()) {
                for (int threads : threads()) {
                    String name = threads == 1 ? "1 thread" : threads + " threads";
                    add(Part.RUNS, scenario, firms, List.of(Variant.engine(name, threads)));
                }
            }
        }
    }

    private List<Variant> costs() {
        String unobserved = "experiment.observe-every=" + options.window().horizon();
        String unhashed = "experiment.hash-every=" + options.window().horizon();
        return List.of(
                Variant.bare("kernels alone"),
                one("through actors", unobserved, unhashed),
                one("yearly census", YEARLY_CENSUS, unhashed),
                one("yearly state hash", unobserved, YEARLY_HASH),
                one("both", YEARLY_CENSUS, YEARLY_HASH));
    }

    private void addThreads() {
        if (cores >= 2) {
            mediumAndLarge()
                    .forEach(firms -> add(
                            Part.THREADS,
                            "bridging",
                            firms,
                            List.of(Variant.engine("1 thread", 1), Variant.engine("2 threads", 2))));
        }
    }

    private static List<Variant> substitutions() {
        return List.of(one("rho = -2"), one("rho = -1.5", "model.knowledge.substitution=-1.5"));
    }

    private void addScalar() {
        for (int firms : mediumAndLarge()) {
            add(Part.SCALAR, "bridging", firms, substitutions());
            Task vector = tasks.remove(tasks.size() - 1);
            tasks.add(vector.withVector(false));
        }
    }

    private void addBandwidth() {
        List<Variant> variants = threads().stream()
                .map(threads -> Variant.engine("memory", threads))
                .toList();
        add(Part.BANDWIDTH, "", 0, variants);
    }

    private void addActors() {
        int firms = options.firms().isEmpty() ? SMALL : options.firms().get(0);
        int threads = Math.min(2, cores);
        add(Part.ACTORS, "baseline", firms, List.of(Variant.engine("actors", threads)));
    }

    private void add(Part part, String scenario, int firms, List<Variant> variants) {
        List<Variant> all = variants.stream()
                .map(variant -> options.shards().map(variant::withShards).orElse(variant))
                .toList();
        long steps = (long) Math.max(1, firms) * options.window().horizon();
        int runs = (int) Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, STEPS_A_VARIANT / steps));
        tasks.add(new Task(
                part,
                scenario,
                firms,
                options.window(),
                options.quick() ? FEWEST_RUNS + 1 : runs,
                (options.quick() ? QUICK_SECONDS : SECONDS) * all.size(),
                true,
                true,
                all.stream().allMatch(variant -> variant.threads() == 1),
                all));
    }
}
