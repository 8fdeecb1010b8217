package org.caminar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Placement;
import org.caminar.jobs.montecarlo.RunsOn;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.SweepMode;
import org.caminar.jobs.montecarlo.SweepResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a sweep whose results and checkpoints lie on HDFS, a real one on this machine, holds what a local one holds. */
@Tag("slow")
@Timeout(240)
class HdfsTest {
    @TempDir
    static Path temp;

    private static MiniDFSCluster hdfs;

    @BeforeAll
    static void start() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, temp.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs.waitActive();
        SharedSpark.session();
    }

    @AfterAll
    static void stop() {
        hdfs.shutdown();
    }

    private static Sweep sweep(ResultDirectory directory, int replicates, RunsOn way) {
        return Sweep.of(SharedSpark.session(), directory, design(replicates))
                .runsOn(new Placement.Wish(way, OptionalInt.of(2)))
                .checkpointEvery(OptionalInt.of(3));
    }

    private static LoadedDesign design(int replicates) {
        return DesignLoader.load(
                Path.of("../conf"),
                "demo",
                List.of(
                        "experiment.scale=0.001",
                        "experiment.horizon=8 quarters",
                        "experiment.replicates=" + replicates,
                        "experiment.scenarios=[bridging]",
                        "experiment.baseline=bridging"));
    }

    @Test
    void takesRunsOnTasksAndThenRunsOnNodesWithTheirCheckpoints() {
        ResultDirectory remote = new ResultDirectory(
                Location.of(hdfs.getURI().resolve("/results/demo").toString()));
        ResultDirectory local = new ResultDirectory(temp.resolve("local"));

        sweep(remote, 1, RunsOn.TASKS).run();
        assertThatThrownBy(() -> Sweep.check(remote, design(2).design(), SweepMode.FRESH, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("hdfs://localhost");
        SweepResult resumed =
                sweep(remote, 2, RunsOn.NODES).mode(SweepMode.RESUME).run();
        sweep(local, 2, RunsOn.TASKS).run();

        assertThat(resumed.done()).isEqualTo(1);
        SweepRows.assertSame(remote, local, "on HDFS");
        assertThat(remote.entries().stream().map(Location::name))
                .contains("runs.parquet", "manifest.json")
                .doesNotContain(".staging", ".lock", ".checkpoints");
    }
}
