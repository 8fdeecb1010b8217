package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.SweepRows;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.FirmTable;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.dataset.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: runs that are divided among the tasks of a barrier stage, here in one JVM, leave what runs on tasks leave. */
@Timeout(600)
class NodeSweepTest {
    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    private static LoadedDesign design() {
        return DesignLoader.load(
                Path.of("../conf"),
                "demo",
                List.of(
                        "experiment.scale=0.001",
                        "experiment.horizon=8 quarters",
                        "experiment.replicates=1",
                        "experiment.scenarios=[bridging]",
                        "experiment.baseline=bridging"));
    }

    private static Sweep sweep(ResultDirectory directory, RunsOn way, int nodes) {
        return Sweep.of(SharedSpark.session(), directory, design())
                .runsOn(new Placement.Wish(way, OptionalInt.of(nodes)))
                .checkpointEvery(OptionalInt.of(3));
    }

    @Test
    void nodesInOneJvmLeaveTheSameRowsOnAnyFileSystem() {
        ResultDirectory tasks = new ResultDirectory(temp.resolve("tasks"));
        ResultDirectory nodes = new ResultDirectory(Location.of("other://" + temp.resolve("nodes")));

        sweep(tasks, RunsOn.AUTO, 2).run();
        SweepResult result = sweep(nodes, RunsOn.NODES, 2).run();

        assertThat(result.succeeded()).isEqualTo(1);
        SweepRows.assertSame(nodes, tasks, "two nodes");
        assertThat(nodes.root().list().stream().map(Location::name)).doesNotContain(".checkpoints", ".staging");
    }

    @Test
    void eachNodeWritesItsFirms() {
        ResultDirectory nodes = new ResultDirectory(Location.of("other://" + temp.resolve("nodes")));
        ResultDirectory alone = new ResultDirectory(temp.resolve("alone"));

        sweep(nodes, RunsOn.NODES, 2).withFirms().run();
        try (SimulationSystem system = SimulationSystem.start(1);
                FirmTable table = FirmTable.create(alone, "bridging", 0)) {
            RunSpec spec =
                    new RunSpec(design().design(), "bridging", 0, 1, Optional.of(table), RunSpec.ProgressListener.NONE);
            RunResult result = Simulation.run(system, spec);
            table.publish();
            Dataset<Row> firms = nodes.requireTable(SharedSpark.session(), Tables.FIRMS);
            Dataset<Row> same = alone.requireTable(SharedSpark.session(), Tables.FIRMS);
            assertThat(firms.count())
                    .isEqualTo((long) result.firms() * result.observations().size());
            assertThat(firms.exceptAll(same).count()).isZero();
            assertThat(same.exceptAll(firms).count()).isZero();
        }
        assertThat(nodes.files(Tables.FIRMS)).hasSizeGreaterThan(1);
        assertThat(nodes.root().list().stream().map(Location::name)).doesNotContain(".firm-parts");

        assertThatThrownBy(() ->
                        sweep(nodes, RunsOn.TASKS, 2).mode(SweepMode.RESUME).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(nodes.root() + " was begun with --firms");
        Sweep same = sweep(nodes, RunsOn.NODES, 2).withFirms().mode(SweepMode.RESUME);
        assertThat(same.run().done()).isZero();
    }

    @Test
    void firmsCannotBeHadAfterwards() {
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        sweep(directory, RunsOn.TASKS, 2).run();
        String before = AtomicFiles.findText(directory.manifest()).orElseThrow();

        Sweep late = sweep(directory, RunsOn.NODES, 2).withFirms();
        for (SweepMode mode : List.of(SweepMode.RESUME, SweepMode.RETRY_FAILED)) {
            assertThatThrownBy(() -> late.mode(mode).run())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("was begun without --firms")
                    .hasMessageContaining(
                            "continue it without --firms, take another --out, or replace it with --force");
        }
        assertThat(AtomicFiles.findText(directory.manifest())).contains(before);
    }

    @Test
    void moreNodesThanSlotsAreRefusedAtOnceWhereNoMoreCome() {
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        assertThatThrownBy(() -> sweep(directory, RunsOn.NODES, 3).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("over 3 nodes needs as many slots for tasks at once, but local[2] has 2");
        assertThat(directory.isEmpty()).isTrue();
    }
}
