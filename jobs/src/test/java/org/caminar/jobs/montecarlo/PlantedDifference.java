package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;

/** A small sweep in one of whose runs one firm's state is changed after a quarter. */
public final class PlantedDifference {
    private final String scenario;
    private final int firm;
    private final int quarter;
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

    /** In the first replicate of a scenario. */
    public PlantedDifference(String scenario, int firm, int quarter) {
        this.scenario = scenario;
        this.firm = firm;
        this.quarter = quarter;
    }

    /** The sweep's design. */
    public LoadedDesign loaded() {
        return loaded;
    }

    /** The map of the replicate. */
    public Layout layout() {
        return layout;
    }

    /** Name of the region in which the firm is. */
    public String regionOfFirm() {
        return design.country()
                .regions()
                .get(layout.region(layout.district(firm)))
                .name();
    }

    /** A run in which one bit of one firm flips at the end of a quarter; what it comes to, and the states that it leaves. */
    public List<Fingerprint> faultyRun(SimulationSystem system, LocalStore states) {
        Checkpoints checkpoints = new Checkpoints(states, RunDigest.of(design, scenario, 0));
        List<Fingerprint> sound = run(system, checkpoints, false).hashes();
        for (int later = quarter + 1; later <= design.experiment().horizon(); later++) {
            Location.of(states.root().resolve("quarter-0000" + later)).delete();
        }
        Segment segment = new Segment(design, Policy.of(design, scenario), layout, draws, 0, layout.districts());
        checkpoints.read(quarter, segment);
        segment.visit(layout.district(firm), new ShockFlip(firm - layout.firstFirm(layout.district(firm))));
        checkpoints.commit(checkpoints.read(quarter), List.of(checkpoints.write(segment)), 99);

        List<Fingerprint> faulty =
                new ArrayList<>(run(system, checkpoints, true).hashes());
        faulty.set(quarter, new Fingerprint(quarter, 0, segment.hashes()));
        assertThat(faulty.get(quarter - 1).regions())
                .isEqualTo(sound.get(quarter - 1).regions());
        assertThat(faulty.get(6).national()).isNotEqualTo(sound.get(6).national());
        return faulty;
    }

    private RunResult run(SimulationSystem system, Checkpoints checkpoints, boolean resume) {
        CheckpointPlan plan = new CheckpointPlan(checkpoints, 1, 99, resume);
        return Simulation.run(
                system,
                new RunSpec(design, scenario, 0, 1, Optional.empty(), Optional.of(plan), ProgressListener.NONE));
    }

    /** Replaces the table of fingerprints. */
    public void store(ResultDirectory directory, List<Fingerprint> hashes) {
        List<Row> rows = new ArrayList<>();
        for (Fingerprint hash : hashes) {
            for (int r = 0; r < layout.regions(); r++) {
                rows.add(RowFactory.create(
                        scenario,
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
        public void floats(String column, float[] values, int from, int count) {
            if (column.equals("shock")) {
                int at = from + position;
                values[at] = Float.intBitsToFloat(Float.floatToRawIntBits(values[at]) ^ (1 << 16));
            }
        }

        @Override
        public void longs(String column, long[] values, int count) {}

        @Override
        public void ints(String column, int[] values, int count) {}

        @Override
        public void shorts(String column, short[] values, int count) {}

        @Override
        public void bytes(String column, byte[] values, int count) {}
    }
}
