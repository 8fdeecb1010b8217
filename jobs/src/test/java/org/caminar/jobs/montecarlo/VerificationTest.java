package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import org.caminar.jobs.montecarlo.Verification.Repetition;
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

    private final PlantedDifference planted = new PlantedDifference(SCENARIO, FIRM, QUARTER);

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
        Sweep.of(SharedSpark.session(), directory, planted.loaded()).run();
        return directory;
    }

    private Verification verification(ResultDirectory directory) {
        return Verification.of(SharedSpark.session(), directory, SCENARIO, 0);
    }

    @Test
    void aRunIsVerifiedOnOtherNumbersOfShards() {
        ResultDirectory directory = swept();
        for (int shards : new int[] {1, 5}) {
            Verification.Result result = verification(directory).run(system, shards, Repetition.here(system));
            assertThat(result.divergence()).isEmpty();
            assertThat(result.quarters()).isEqualTo(7);
            assertThat(result.regions()).isEqualTo(planted.layout().regions());
        }
        assertThatThrownBy(() -> Verification.of(SharedSpark.session(), directory, SCENARIO, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("bridging/1 is not among the succeeded");
    }

    @Test
    void aPlantedDifferenceIsFoundToTheFirm() {
        ResultDirectory directory = swept();
        LocalStore states = new LocalStore(temp.resolve("states"));
        planted.store(directory, planted.faultyRun(system, states));

        Verification.Result blind = verification(directory).run(system, 4, Repetition.here(system));
        assertThat(blind.divergence()).hasValueSatisfying(at -> {
            assertThat(at.quarter()).isEqualTo(QUARTER);
            assertThat(at.region()).isEqualTo(planted.regionOfFirm());
            assertThat(at.firm()).isEmpty();
            assertThat(at.explanation())
                    .contains("another program, machine or file")
                    .contains("--checkpoints");
        });
        Verification.Result seeing = verification(directory).states(states).run(system, 4, Repetition.here(system));
        assertThat(seeing.divergence().orElseThrow().firm()).hasValueSatisfying(firm -> {
            assertThat(firm.firm()).isEqualTo(FIRM);
            assertThat(firm.column()).isEqualTo("shock");
            assertThat(firm.quarter()).isEqualTo(QUARTER);
            assertThat(firm.region()).isEqualTo(planted.regionOfFirm());
        });
    }

    @Test
    void aRunThatDiffersFromTheStartOn() {
        ResultDirectory directory = swept();
        RunSpec other = RunSpec.of(planted.loaded().design(), SCENARIO, 1, 1);
        planted.store(directory, Simulation.run(system, other).hashes());

        assertThat(verification(directory)
                        .run(system, 2, Repetition.here(system))
                        .divergence())
                .hasValueSatisfying(at -> {
                    assertThat(at.quarter()).isZero();
                    assertThat(at.firm()).isEmpty();
                });
    }
}
