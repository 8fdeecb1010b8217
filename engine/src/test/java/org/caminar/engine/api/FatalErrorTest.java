package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** FEATURE UNDER TEST: an error that no actor survives leaves nobody waiting, and all who wait hear what it was. */
@Timeout(60)
class FatalErrorTest {
    private static final Design DESIGN = Lab.small();
    private static final Design LONG = Lab.small("experiment.horizon=40", "experiment.observe-every=40");

    private SimulationSystem system;

    @BeforeEach
    void start() {
        system = SimulationSystem.start(2);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private static void assertRuns(SimulationSystem system) {
        assertThat(Simulation.run(system, RunSpec.of(DESIGN, "baseline", 0, 2)).firms())
                .isEqualTo(DESIGN.firms());
    }

    @Test
    void aShardWithoutMemoryFailsItsRunOnly() {
        OutOfMemoryError error = new OutOfMemoryError("planted: Java heap space");
        RunSpec starving = new RunSpec(
                DESIGN,
                "bridging",
                0,
                2,
                Optional.of(batch -> {
                    throw error;
                }),
                ProgressListener.NONE);
        try (RunHandle beside = Simulation.start(system, RunSpec.of(LONG, "baseline", 0, 2))) {
            assertThatThrownBy(() -> Simulation.run(system, starving))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining(error.toString())
                    .hasMessageContaining("it needs more memory")
                    .hasRootCause(error);
            assertThat(beside.await().firms()).isEqualTo(LONG.firms());
        }
        assertThat(system.hasEnded()).isFalse();
    }

    /** As Akka ends it where an error is its own. */
    @Test
    void aSystemThatEndsByItselfFailsAllRuns() {
        RunHandle run = Simulation.start(system, Lab.endlessRun());
        system.actors().terminate();
        assertThatThrownBy(run::await)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("ended by itself, most likely for lack of memory");
        assertThat(system.hasEnded()).isTrue();
        assertThatThrownBy(() -> Simulation.start(system, RunSpec.of(DESIGN, "baseline", 0, 2)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("could not start")
                .hasMessageContaining("for lack of memory");
    }

    @Test
    void aCountryThatIsTooLargeToBeLaidOutFailsItsRunOnly() {
        Country country = DESIGN.country();
        Country.DistrictLayout districts = country.districts();
        Design vast = new Design(
                DESIGN.experiment(),
                new Country(
                        country.title(),
                        country.firms(),
                        new Country.DistrictLayout(
                                Country.Assignment.NATIONAL_DRAW, Integer.MAX_VALUE, districts.meanSize(), 0),
                        country.regions(),
                        country.sectors(),
                        country.population(),
                        country.institutions()),
                DESIGN.parameters(),
                DESIGN.programmes(),
                DESIGN.scenarios());
        assertThatThrownBy(() -> Simulation.run(system, RunSpec.of(vast, "baseline", 0, 1)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("could not start: java.lang.OutOfMemoryError");
        assertRuns(system);
    }

    @Test
    void anErrorAtTheStartOfACoordinatorFailsItsRunOnly() {
        NoClassDefFoundError error = new NoClassDefFoundError("planted");
        RunSpec spec = RunSpec.of(DESIGN, "baseline", 0, 1).withCheckpoints(new BrokenStore(error), 1, true);
        assertThatThrownBy(() -> Simulation.run(system, spec))
                .isInstanceOf(SimulationException.class)
                .hasCause(error);
        assertRuns(system);
    }

    @Test
    void whoeverClosesTheSystemEndsItsRuns() {
        RunHandle run = Simulation.start(system, Lab.endlessRun());
        system.close();
        assertThatThrownBy(run::await)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("the simulation system was closed");
        assertThatThrownBy(() -> Simulation.start(system, RunSpec.of(DESIGN, "baseline", 0, 2)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("could not start: the simulation system was closed");
    }

    /** A store that cannot even be listed. */
    private record BrokenStore(Error error) implements CheckpointStore {
        @Override
        public List<String> list(String directory) {
            throw error;
        }

        @Override
        public void write(String name, Content content) throws IOException {
            throw new IOException("not expected to be written to");
        }

        @Override
        public InputStream open(String name) throws IOException {
            throw new IOException("not expected to be read");
        }

        @Override
        public void delete(String directory) {}
    }
}
