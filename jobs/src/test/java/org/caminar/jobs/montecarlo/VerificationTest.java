package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunResult.Fingerprint;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.engine.firm.ColumnVisitor;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a stored run is verified on another number of shards; a planted difference is found to the firm. */
class VerificationTest {
    private static final String SCENARIO = "bridging";
    private static final int FIRM = 321;
    private static final int QUARTER = 3;

    private static SimulationSystem system;

    @TempDir
    Path temp;

    private final LoadedDesign loaded = DesignLoader.load(
            Path.of("../conf"),
            "demo",
            List.of(
                    "experiment.scale=0.001",
                    "experiment.horizon=6 quarters",
                    "experiment.hash-every=1",
                    "experiment.replicates=1",
                    "experiment.scenarios=[baseline,bridging]"));
    private final Design design = loaded.design();
    private final Draws draws = new Draws(design.experiment().seed(), 0);
    private final Layout layout = Layout.of(design, draws);

    @BeforeAll
    static void start() {
        system = SimulationSystem.start(2);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private ResultDirectory swept() {
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        Sweep.of(SharedSpark.session(), directory, loaded).run();
        return directory;
    }

    private Verification verification(ResultDirectory directory) {
        return Verification.of(SharedSpark.session(), directory, SCENARIO, 0);
    }

    @Test
    void aRunIsVerifiedOnOtherNumbersOfShards() {
        ResultDirectory directory = swept();
        for (int shards : new int[] {1, 5}) {
            Verification.Result result = verification(directory).run(system, shards);
            assertThat(result.divergence()).isEmpty();
            assertThat(result.quarters()).isEqualTo(7);
            assertThat(result.regions()).isEqualTo(layout.regions());
        }
        assertThatThrownBy(() -> Verification.of(SharedSpark.session(), directory, SCENARIO, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("bridging/1 is not among the succeeded");
    }

    @Test
    void aPlantedDifferenceIsFoundToTheFirm() {
        ResultDirectory directory = swept();
        LocalStore states = new LocalStore(temp.resolve("states"));
        store(directory, faultyRun(states));

        Verification.Result blind = verification(directory).run(system, 4);
        assertThat(blind.divergence()).hasValueSatisfying(at -> {
            assertThat(at.quarter()).isEqualTo(QUARTER);
            assertThat(at.region()).isEqualTo(regionOfFirm());
            assertThat(at.firm()).isEmpty();
            assertThat(at.explanation())
                    .contains("another program, machine or file")
                    .contains("--checkpoints");
        });
        Verification.Result seeing = verification(directory).states(states).run(system, 4);
        assertThat(seeing.divergence().orElseThrow().firm()).hasValueSatisfying(firm -> {
            assertThat(firm.firm()).isEqualTo(FIRM);
            assertThat(firm.column()).isEqualTo("shock");
            assertThat(firm.quarter()).isEqualTo(QUARTER);
            assertThat(firm.region()).isEqualTo(regionOfFirm());
        });
    }

    private String regionOfFirm() {
        return design.country()
                .regions()
                .get(layout.region(layout.district(FIRM)))
                .name();
    }

    /** A run in which one bit of one firm flips at the end of a quarter; what it comes to, and the states that it leaves. */
    private List<Fingerprint> faultyRun(LocalStore states) {
        Checkpoints checkpoints = new Checkpoints(states, RunDigest.of(design, SCENARIO, 0));
        List<Fingerprint> sound = run(checkpoints, false).hashes();
        for (int later = QUARTER + 1; later <= design.experiment().horizon(); later++) {
            Location.of(states.root().resolve("quarter-0000" + later)).delete();
        }
        Segment segment = new Segment(design, Policy.of(design, SCENARIO), layout, draws, 0, layout.districts());
        checkpoints.read(QUARTER, segment);
        segment.visit(layout.district(FIRM), new ShockFlip(FIRM - layout.firstFirm(layout.district(FIRM))));
        checkpoints.commit(checkpoints.read(QUARTER), List.of(checkpoints.write(segment)), 99);

        List<Fingerprint> faulty = new ArrayList<>(run(checkpoints, true).hashes());
        faulty.set(QUARTER, new Fingerprint(QUARTER, 0, segment.hashes()));
        assertThat(faulty.get(QUARTER - 1).regions())
                .isEqualTo(sound.get(QUARTER - 1).regions());
        assertThat(faulty.get(6).national()).isNotEqualTo(sound.get(6).national());
        return faulty;
    }

    private RunResult run(Checkpoints checkpoints, boolean resume) {
        CheckpointPlan plan = new CheckpointPlan(checkpoints, 1, 99, resume);
        return Simulation.run(
                system,
                new RunSpec(design, SCENARIO, 0, 1, Optional.empty(), Optional.of(plan), ProgressListener.NONE));
    }

    /** Replaces the table of fingerprints. */
    private void store(ResultDirectory directory, List<Fingerprint> hashes) {
        List<Row> rows = new ArrayList<>();
        for (Fingerprint hash : hashes) {
            for (int r = 0; r < layout.regions(); r++) {
                rows.add(RowFactory.create(
                        SCENARIO,
                        0,
                        hash.quarter(),
                        hash.quarter() / 4.0,
                        design.country().regions().get(r).name(),
                        HexFormat.of().toHexDigits(hash.regions()[r])));
            }
        }
        SharedSpark.session()
                .createDataFrame(rows, Tables.FINGERPRINTS.structType())
                .coalesce(1)
                .write()
                .mode("overwrite")
                .parquet(directory.table(Tables.FINGERPRINTS).toString());
    }

    /** Flips a bit of one firm's shock. */
    private record ShockFlip(int position) implements ColumnVisitor {
        @Override
        public void floats(String column, float[] values) {
            if (column.equals("shock")) {
                values[position] = Float.intBitsToFloat(Float.floatToRawIntBits(values[position]) ^ (1 << 16));
            }
        }

        @Override
        public void longs(String column, long[] values) {}

        @Override
        public void ints(String column, int[] values) {}

        @Override
        public void shorts(String column, short[] values) {}

        @Override
        public void bytes(String column, byte[] values) {}
    }
}
