package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunSpec.ProgressListener;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** FEATURE UNDER TEST: the door to the engine: failures carry their cause, runs can be stopped, firms can be asked for. */
@Timeout(60)
class SimulationTest {
    private static final Design DESIGN = Lab.small();
    private static SimulationSystem system;

    @BeforeAll
    static void start() {
        system = SimulationSystem.start(2);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void aShardThatFailsFailsTheRunWithItsCause() {
        IllegalStateException cause = new IllegalStateException("disk full");
        RunSpec spec = new RunSpec(
                DESIGN,
                "bridging",
                4,
                3,
                Optional.of(batch -> {
                    if (batch.quarter() == 5 && batch.district() == 7) {
                        throw cause;
                    }
                }),
                ProgressListener.NONE);
        assertThatThrownBy(() -> Simulation.run(system, spec))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("scenario bridging, replicate 4")
                .hasMessageContaining("disk full")
                .hasCause(cause);
        assertThat(Simulation.run(system, RunSpec.of(DESIGN, "bridging", 0, 2)).firms())
                .as("the system lives on")
                .isEqualTo(DESIGN.firms());
    }

    @Test
    void aListenerThatFailsFailsTheRunWithItsCause() {
        IllegalArgumentException cause = new IllegalArgumentException("no terminal");
        RunSpec spec = new RunSpec(DESIGN, "baseline", 0, 2, Optional.empty(), (done, total) -> {
            throw cause;
        });
        assertThatThrownBy(() -> Simulation.run(system, spec)).hasCause(cause);
    }

    @Test
    void anInterruptStopsTheRun() throws InterruptedException {
        AtomicInteger quarters = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch underWay = new CountDownLatch(3);
        RunSpec spec = new RunSpec(Lab.endless(), "baseline", 0, 2, Optional.empty(), (done, total) -> {
            quarters.set(done);
            underWay.countDown();
            Lab.pause();
        });
        Thread caller = new Thread(() -> {
            try {
                Simulation.run(system, spec);
            } catch (SimulationException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e.getCause() : e);
            }
        });
        caller.start();
        assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(Duration.ofSeconds(30).toMillis());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        int before;
        int after = quarters.get();
        do {
            before = after;
            Thread.sleep(300);
            after = quarters.get();
        } while (after != before && after < 4000);
        assertThat(after).as("quarters simulated when it came to rest").isLessThan(4000);
    }

    @Test
    void closingARunEndsIt() {
        RunHandle run = Simulation.start(system, Lab.endlessRun());
        run.close();
        assertThatThrownBy(run::await).isInstanceOf(SimulationException.class).hasMessageContaining("stopped");
    }

    @Test
    void progressCountsEveryQuarter() {
        StringBuilder told = new StringBuilder();
        RunResult result = Simulation.run(
                system,
                new RunSpec(
                        Lab.small("experiment.horizon=3"),
                        "baseline",
                        0,
                        2,
                        Optional.empty(),
                        (done, total) ->
                                told.append(done).append('/').append(total).append(' ')));
        assertThat(told).hasToString("0/3 1/3 2/3 3/3 ");
        assertThat(result.firmSteps()).isEqualTo(3L * DESIGN.firms());
    }

    @Test
    void anyFirmAnswersAndAgreesWithThePanel() {
        Map<Integer, FirmState> panel = new ConcurrentHashMap<>();
        RunSpec spec = new RunSpec(
                DESIGN,
                "bridging",
                0,
                3,
                Optional.of(batch -> {
                    for (int i = 0; i < batch.size(); i++) {
                        panel.put(batch.firm(i), FirmState.of(batch, batch.firm(i)));
                    }
                }),
                ProgressListener.NONE);
        try (RunHandle run = Simulation.start(system, spec)) {
            run.await();
            assertThat(panel).hasSize(DESIGN.firms());
            for (int firm = 0; firm < DESIGN.firms(); firm += 37) {
                assertThat(run.requireFirm(firm)).usingRecursiveComparison().isEqualTo(panel.get(firm));
            }
            assertThat(run.requireFirm(DESIGN.firms() - 1).firm()).isEqualTo(DESIGN.firms() - 1);
            assertThatThrownBy(() -> run.requireFirm(DESIGN.firms()))
                    .hasMessageContaining("firm must be from 0 to 1999");
            assertThatThrownBy(() -> run.requireFirm(-1)).hasMessageContaining("was -1");
        }
    }

    @Test
    void refusesSpecsThatMakeNoSense() {
        assertThatThrownBy(() -> RunSpec.of(DESIGN, "nowhere", 0, 1)).hasMessageContaining("scenario must be one of");
        assertThatThrownBy(() -> RunSpec.of(DESIGN, "baseline", -1, 1)).hasMessageContaining("replicate");
        assertThatThrownBy(() -> RunSpec.of(DESIGN, "baseline", 0, 0)).hasMessageContaining("shards");
        assertThatThrownBy(() -> SimulationSystem.start(0)).hasMessageContaining("threads must be positive but was 0");
    }

    @Test
    void aLayoutThatDoesNotFitSaysSo() {
        Design crowded = Lab.design("reference", "country.districts.count=1", "country.firms=70000");
        assertThatThrownBy(() -> Simulation.run(system, RunSpec.of(crowded, "baseline", 0, 1)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("could not start")
                .hasMessageContaining("at most 65535 firms");
    }
}
