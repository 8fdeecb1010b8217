package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.caminar.engine.model.Parameters;
import org.junit.jupiter.api.Test;

class ProductivityTest {
    private static float of(float capability, float technology, float shock, double weight) {
        FirmColumns firms = new FirmColumns(0, 1, 2);
        firms.capability[0] = capability;
        firms.technology[0] = technology;
        firms.shock[0] = shock;
        Workspace work = new Workspace(1);
        Productivity.update(firms, new Parameters.Production(3, weight, 0.9, 0.08, 0.18), work);
        return work.logProductivity[0];
    }

    @Test
    void logProductivityFollowsItsFormula() {
        for (float q = 0.05f; q < 1; q += 0.05f) {
            for (float t = 0; t < 1; t += 0.05f) {
                double expected = 3 * (q - 1.0) + StrictMath.log((1 + 0.25 * Math.min(q, t)) / 1.25) + 0.1;
                assertThat((double) of(q, t, 0.1f, 0.25)).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void bestPracticeWithFullTechnologyIsTheUnit() {
        assertThat(of(1, 1, 0, 0.25)).isCloseTo(0, within(1e-7f));
    }

    @Test
    void technologyThatAFirmCannotHandleIsIdle() {
        assertThat(of(0.4f, 0.9f, 0, 0.25)).isEqualTo(of(0.4f, 0.4f, 0, 0.25)).isGreaterThan(of(0.4f, 0.3f, 0, 0.25));
    }

    @Test
    void zeroWeightSwitchesTechnologyOff() {
        assertThat(of(0.4f, 0.4f, 0, 0)).isEqualTo(of(0.4f, 0f, 0, 0)).isCloseTo(-1.8f, within(1e-6f));
    }
}
