package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.PlantedDifference;
import org.caminar.jobs.montecarlo.Sweep;
import org.caminar.jobs.montecarlo.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: a stored run is verified in a cluster of processes, each with its own memory; a planted difference is found to
 * the firm.
 */
@Tag("slow")
@Timeout(240)
class NodesRepetitionTest {
    private static final String SCENARIO = "bridging";
    private static final int SHARDS = 4;
    private static final int FIRM = 321;
    private static final int QUARTER = 3;

    @TempDir
    Path temp;

    private final PlantedDifference planted = new PlantedDifference(SCENARIO, FIRM, QUARTER);
    private SimulationSystem system;

    @BeforeEach
    void start() {
        System.setProperty(
                Home.PROPERTY, Path.of("..").toAbsolutePath().normalize().toString());
        system = SimulationSystem.start(2);
    }

    @AfterEach
    void stop() {
        System.clearProperty(Home.PROPERTY);
        system.close();
    }

    @Test
    void whatIsStoredAndWhatIsPlanted() {
        ResultDirectory directory = new ResultDirectory(temp.resolve("out"));
        Sweep.of(SharedSpark.session(), directory, planted.loaded()).run();
        NodesRepetition repetition = new NodesRepetition(2, directory, new PrintWriter(new StringWriter(), true));

        Verification.Result sound = verification(directory).run(system, SHARDS, repetition);
        assertThat(sound.divergence()).isEmpty();
        assertThat(sound.quarters()).isEqualTo(7);

        LocalStore states = new LocalStore(temp.resolve("states"));
        planted.store(directory, planted.faultyRun(system, states));
        Verification.Result faulty = verification(directory).states(states).run(system, SHARDS, repetition);
        assertThat(faulty.hash()).isEqualTo(sound.hash());
        assertThat(faulty.divergence()).hasValueSatisfying(at -> {
            assertThat(at.quarter()).isEqualTo(QUARTER);
            assertThat(at.region()).isEqualTo(planted.regionOfFirm());
            assertThat(at.firm()).hasValueSatisfying(firm -> {
                assertThat(firm.firm()).isEqualTo(FIRM);
                assertThat(firm.column()).isEqualTo("shock");
            });
        });
    }

    private static Verification verification(ResultDirectory directory) {
        return Verification.of(SharedSpark.session(), directory, SCENARIO, 0);
    }
}
