package org.caminar.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: elementary functions against {@link StrictMath} over dense grids. */
class FloatMathTest {
    @Test
    void expIsWithinTwoTenMillionths() {
        double worst = 0;
        for (float x = -86.9f; x < 87.9f; x += 0.00037f) {
            worst = Math.max(worst, Math.abs(FloatMath.exp(x) / StrictMath.exp(x) - 1));
        }
        assertThat(worst).isLessThan(2e-7);
    }

    @Test
    void expIsClampedAtItsEnds() {
        assertThat(FloatMath.exp(0)).isEqualTo(1);
        assertThat(FloatMath.exp(1000)).isEqualTo(FloatMath.exp(88)).isFinite();
        assertThat(FloatMath.exp(-1000)).isEqualTo(FloatMath.exp(-87)).isPositive();
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isEqualTo(FloatMath.exp(-87));
    }

    @Test
    void logIsWithinTwoTenMillionths() {
        double worst = 0;
        for (float x = Float.MIN_NORMAL; x < 1e38f; x *= 1.00013f) {
            double exact = StrictMath.log(x);
            worst = Math.max(worst, Math.abs(FloatMath.log(x) - exact) / Math.max(1, Math.abs(exact)));
        }
        assertThat(worst).isLessThan(2e-7);
        assertThat(FloatMath.log(1)).isZero();
    }

    @Test
    void logIsExactInRelativeTermsNearOne() {
        for (float x = 0.8f; x < 1.25f; x += 1e-5f) {
            if (x != 1) {
                double exact = StrictMath.log(x);
                assertThat(FloatMath.log(x)).isCloseTo((float) exact, within((float) (4e-7 * Math.abs(exact))));
            }
        }
    }

    @Test
    void powIsWithinAMillionthInTheRangeOfKnowledge() {
        double worst = 0;
        for (float p : new float[] {-8, -2, -1, -0.5f, 0.25f, 0.5f, 1}) {
            for (float x = 0.02f; x <= 1; x += 0.0011f) {
                worst = Math.max(worst, Math.abs(FloatMath.pow(x, p) / StrictMath.pow(x, p) - 1));
            }
        }
        assertThat(worst).isLessThan(2.5e-6);
    }

    @Test
    void logisticIsWithinThreeTenMillionths() {
        double worst = 0;
        for (float x = -60; x < 60; x += 0.0007f) {
            worst = Math.max(worst, Math.abs(FloatMath.logistic(x) * (1 + StrictMath.exp(-x)) - 1));
        }
        assertThat(worst).isLessThan(3e-7);
        assertThat(FloatMath.logistic(0)).isEqualTo(0.5f);
        assertThat(FloatMath.logistic(1000)).isEqualTo(1);
        assertThat(FloatMath.logistic(-1000)).isBetween(0f, 1e-37f);
    }

    @Test
    void sineAndCosineOfATurnAreWithinThreeTenMillionths() {
        double worst = 0;
        for (int i = 0; i < 1 << 20; i++) {
            float turn = i * 0x1p-20f;
            double angle = 2 * StrictMath.PI * turn;
            worst = Math.max(worst, Math.abs(FloatMath.sinTurn(turn) - StrictMath.sin(angle)));
            worst = Math.max(worst, Math.abs(FloatMath.cosTurn(turn) - StrictMath.cos(angle)));
        }
        assertThat(worst).isLessThan(3e-7);
        assertThat(FloatMath.sinTurn(0)).isZero();
    }
}
