package org.caminar.jobs.montecarlo;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.caminar.engine.api.FirmDifference;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.api.StateComparison;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Country.Region;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;

/**
 * Runs a stored run again on another number of shards, or on several nodes, and compares the hashes of its regions quarter by quarter. Where they differ, it
 * looks for the first firm that does: in states that the stored run has left, or else by running it once more as the sweep did and
 * comparing both.
 */
public final class Verification {
    private final Design design;
    private final List<String> regions;
    private final RunKey key;
    private final SortedMap<Integer, Map<String, String>> stored;
    private Optional<CheckpointStore> states = Optional.empty();

    /** Where a stored run and its repetition part. */
    public record Divergence(
            int quarter,
            String region,
            String stored,
            String found,
            Optional<FirmDifference> firm,
            String explanation) {}

    /**
     * What came out.
     *
     * @param quarters quarters whose hashes were compared
     * @param regions regions of each
     * @param hash the last hash of the nation, as found now
     * @param divergence where they first differ, if they do
     */
    public record Result(int quarters, int regions, String hash, Optional<Divergence> divergence) {}

    /** A way to do the stored run again. */
    public interface Repetition {
        /** Does it again from the start. */
        RunResult run(RunSpec run);

        /** Does it again until a quarter at least and leaves its state after it in an empty directory. */
        void leaveState(RunSpec run, Path directory, int quarter);

        /** Where it is done again, in words, such as "on 4 shards". */
        String where(int shards);

        /** In this process. */
        static Repetition here(SimulationSystem system) {
            return new Repetition() {
                @Override
                public RunResult run(RunSpec run) {
                    return Simulation.run(system, run);
                }

                @Override
                public void leaveState(RunSpec run, Path directory, int quarter) {
                    StateComparison.leaveState(system, run, new LocalStore(directory), quarter);
                }

                @Override
                public String where(int shards) {
                    return "on " + shards + " shards";
                }
            };
        }
    }

    private Verification(Design design, RunKey key, SortedMap<Integer, Map<String, String>> stored) {
        this.design = design;
        this.regions = design.country().regions().stream().map(Region::name).toList();
        this.key = key;
        this.stored = stored;
    }

    /** Of one run of a result directory; throws {@link RefusedException} if the directory does not hold it. */
    public static Verification of(SparkSession spark, ResultDirectory directory, String scenario, int replicate) {
        String experiment = AtomicFiles.findText(directory.experiment())
                .orElseThrow(() -> new RefusedException(directory.root() + " has no "
                        + directory.experiment().name() + ": it is not the result directory of a sweep"));
        Design design = DesignLoader.parse(experiment);
        SortedMap<Integer, Map<String, String>> stored = new TreeMap<>();
        directory
                .findTable(spark, Tables.FINGERPRINTS)
                .map(table -> table.filter(col("scenario")
                                .equalTo(scenario)
                                .and(col("replicate").equalTo(replicate)))
                        .select("quarter", "region", "state_hash")
                        .collectAsList())
                .orElse(List.of())
                .forEach(row -> add(stored, row));
        if (stored.isEmpty()) {
            throw new RefusedException("the run " + scenario + "/" + replicate + " is not among the succeeded ones in "
                    + directory.root() + ": its table runs lists them");
        }
        return new Verification(design, new RunKey(scenario, replicate), stored);
    }

    private static void add(SortedMap<Integer, Map<String, String>> stored, Row row) {
        stored.computeIfAbsent(row.getInt(0), quarter -> new HashMap<>()).put(row.getString(1), row.getString(2));
    }

    /** Where the stored run has left its states, which help to name a firm. */
    public Verification states(CheckpointStore store) {
        this.states = Optional.of(store);
        return this;
    }

    /** Runs it again on {@code shards} shards, in this process or elsewhere, and compares. */
    public Result run(SimulationSystem system, int shards, Repetition repetition) {
        RunResult again = repetition.run(spec(shards));
        Map<Integer, RunResult.Fingerprint> found = new HashMap<>();
        again.hashes().forEach(fingerprint -> found.put(fingerprint.quarter(), fingerprint));
        for (int quarter : stored.keySet()) {
            RunResult.Fingerprint fingerprint = found.get(quarter);
            if (fingerprint == null) {
                throw new RefusedException("the stored run has a hash of quarter " + quarter
                        + ", which the run of its experiment does not make: the table is not of this experiment");
            }
            for (int r = 0; r < regions.size(); r++) {
                String now = HexFormat.of().toHexDigits(fingerprint.regions()[r]);
                if (!now.equals(stored.get(quarter).get(regions.get(r)))) {
                    return result(again, Optional.of(divergence(system, quarter, r, now, shards, repetition)));
                }
            }
        }
        return result(again, Optional.empty());
    }

    private RunSpec spec(int shards) {
        return RunSpec.of(design, key.scenario(), key.replicate(), shards);
    }

    private Result result(RunResult again, Optional<Divergence> divergence) {
        return new Result(stored.size(), regions.size(), HexFormat.of().toHexDigits(again.stateHash()), divergence);
    }

    private Divergence divergence(
            SimulationSystem system, int quarter, int region, String found, int shards, Repetition repetition) {
        String before = stored.get(quarter).get(regions.get(region));
        Path temporary = temporary();
        try {
            Path leftNow = temporary.resolve("now");
            CheckpointStore now = new LocalStore(leftNow);
            Optional<Integer> kept = states.flatMap(store -> firstKept(store, quarter));
            if (kept.isPresent()) {
                repetition.leaveState(spec(shards), leftNow, kept.get());
                return new Divergence(
                        quarter,
                        regions.get(region),
                        before,
                        found,
                        comparison().findFirst(states.orElseThrow(), now, kept.get(), region),
                        "compared with the state that the stored run left after quarter " + kept.get());
            }
            CheckpointStore asSwept = new LocalStore(temporary.resolve("as-swept"));
            // No run leaves its state before the first quarter; firms that differ there differ after it too.
            int left = Math.max(1, quarter);
            StateComparison.leaveState(system, spec(EngineReplicator.SHARDS), asSwept, left);
            repetition.leaveState(spec(shards), leftNow, left);
            Optional<FirmDifference> firm = comparison().findFirst(asSwept, now, left, region);
            return new Divergence(
                    quarter,
                    regions.get(region),
                    before,
                    found,
                    firm,
                    firm.isPresent()
                            ? "compared with the run as the sweep did it, on " + EngineReplicator.SHARDS + " shard"
                            : "on " + EngineReplicator.SHARDS + " shard and " + repetition.where(shards)
                                    + " the run comes to the same state today: the stored hash is of another"
                                    + " program, machine or file. Its firms are known only if it left its states:"
                                    + " name their directory with --checkpoints");
        } finally {
            Location.of(temporary).delete();
        }
    }

    private StateComparison comparison() {
        return new StateComparison(design, key.scenario(), key.replicate());
    }

    /** The first quarter from the divergence on whose state the stored run has left. */
    private Optional<Integer> firstKept(CheckpointStore store, int quarter) {
        return comparison().quarters(store).stream().filter(q -> q >= quarter).min(Comparator.naturalOrder());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("caminar-verify");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary directory", e);
        }
    }
}
