package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

/** FEATURE UNDER TEST: countries without actors, as benchmarks time them, live through the same quarters as runs do. */
class PhaseClockTest {
    private static final Design DESIGN = Lab.small();

    @Test
    void aQuarterPhaseByPhaseIsTheQuarter() {
        PhaseClock clock = new PhaseClock(DESIGN, "bridging");
        BareCountry country = new BareCountry(DESIGN, "bridging");
        for (int quarter = 0; quarter < DESIGN.experiment().horizon(); quarter++) {
            clock.quarter();
            country.quarter(new BareCountry.Clock());
        }
        assertThat(clock.hash()).isEqualTo(country.hash());
        assertThat(clock.nanos().values()).allMatch(nanos -> nanos > 0);
    }

    @Test
    void withoutActorsTheStateIsThatOfARun() {
        BareCountry country = new BareCountry(DESIGN, "bridging");
        for (int quarter = 0; quarter < DESIGN.experiment().horizon(); quarter++) {
            country.quarter(new BareCountry.Clock());
        }
        assertThat(country.hash()).isEqualTo(Lab.run(DESIGN, "bridging").stateHash());
    }

    @Test
    void theKernelBenchmarkKnowsEveryPhase() throws Exception {
        PhaseClock clock = new PhaseClock(DESIGN, "bridging");
        String[] phases = PhaseBenchmark.class
                .getField("phase")
                .getAnnotation(Param.class)
                .value();
        assertThat(clock.nanos().keySet()).containsExactlyInAnyOrderElementsOf(and(phases, "gather", "nation"));
    }

    private static List<String> and(String[] phases, String... more) {
        return Stream.concat(Arrays.stream(phases), Arrays.stream(more)).toList();
    }
}
