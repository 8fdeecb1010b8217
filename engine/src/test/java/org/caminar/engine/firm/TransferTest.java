package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: the two ways in which knowledge passes on. */
class TransferTest {
    private static float tacit(float gap, float fidelity, float inverseReach) {
        float[] gain = new float[1];
        Transfer.tacit(new float[] {gap}, new float[] {fidelity}, new float[] {inverseReach}, gain, 0, 1);
        return gain[0];
    }

    /** Verspagen's (1991) hump: too near there is nothing to learn, too far nothing can be learnt. */
    @ParameterizedTest
    @ValueSource(floats = {0.06f, 0.1f, 0.25f, 0.35f, 0.5f})
    void mostIsLearntWhereTheGapEqualsTheReach(float reach) {
        float best = 0;
        float largest = 0;
        for (float gap = 0.001f; gap <= 0.98f; gap += 0.001f) {
            float gain = tacit(gap, 0.2f, 1 / reach);
            if (gain > largest) {
                largest = gain;
                best = gap;
            }
        }
        assertThat(best).isCloseTo(reach, within(0.002f));
        assertThat(largest).isCloseTo(0.2f * reach, within(1e-5f));
        assertThat(tacit(12 * reach, 0.2f, 1 / reach)).isLessThan(1e-3f * largest);
    }

    @Test
    void nobodyOvertakesItsTeacher() {
        for (float gap = 0.001f; gap < 1; gap += 0.001f) {
            assertThat(tacit(gap, 1, 1 / 5f)).isLessThanOrEqualTo(gap);
        }
        assertThat(tacit(0.01f, 1, 1 / 0.5f)).isEqualTo(0.01f);
    }

    @Test
    void codifiedTransferHasNoReachAndNeverTakesAway() {
        assertThat(Transfer.codified(0.9f, 0.1f, 0.08f)).isCloseTo(0.064f, within(1e-7f));
        assertThat(Transfer.codified(0.1f, 0.9f, 0.08f)).isZero();
    }
}
