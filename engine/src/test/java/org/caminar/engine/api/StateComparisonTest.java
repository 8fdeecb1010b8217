package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.MemoryStore;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.model.Design;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: two states that should be equal are compared firm by firm; a planted difference is found to the firm. */
class StateComparisonTest {
    private static final int QUARTER = 5;
    private static final Design DESIGN = Lab.argentina();
    private static final Layout LAYOUT =
            Layout.of(DESIGN, new Draws(DESIGN.experiment().seed(), 0));

    private static RunSpec spec(int shards) {
        return RunSpec.of(DESIGN, "bridging", 0, shards);
    }

    private static MemoryStore state(int shards) {
        MemoryStore store = new MemoryStore();
        try (SimulationSystem system = SimulationSystem.start(1)) {
            StateComparison.leaveState(system, spec(shards), store, QUARTER);
        }
        return store;
    }

    @Test
    void statesOfDifferentNumbersOfShardsAreEqual() {
        StateComparison comparison = new StateComparison(DESIGN, "bridging", 0);
        MemoryStore one = state(1);
        MemoryStore three = state(3);
        assertThat(comparison.quarters(one)).contains(QUARTER);
        for (int region = 0; region < LAYOUT.regions(); region++) {
            assertThat(comparison.findFirst(one, three, QUARTER, region)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1234, 2500})
    void aPlantedDifferenceIsFound(int firm) {
        MemoryStore one = state(1);
        MemoryStore two = state(2);
        String column = Planted.plant(spec(2), two, QUARTER, firm);
        StateComparison comparison = new StateComparison(DESIGN, "bridging", 0);
        int region = LAYOUT.region(LAYOUT.district(firm));
        assertThat(comparison.findFirst(one, two, QUARTER, region)).hasValueSatisfying(difference -> {
            assertThat(difference.firm()).isEqualTo(firm);
            assertThat(difference.district()).isEqualTo(LAYOUT.district(firm));
            assertThat(difference.column()).isEqualTo(column);
            assertThat(difference.quarter()).isEqualTo(QUARTER);
            assertThat(Float.parseFloat(difference.second()))
                    .isEqualTo(Math.nextUp(Float.parseFloat(difference.first())));
            assertThat(difference.region())
                    .isEqualTo(DESIGN.country().regions().get(region).name());
        });
        int elsewhere = region == 0 ? 1 : 0;
        assertThat(comparison.findFirst(one, two, QUARTER, elsewhere)).isEmpty();
    }
}
