package org.caminar.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FEATURE UNDER TEST: sums do not depend on order, and never wrap. */
class FixedPointTest {
    @ParameterizedTest
    @EnumSource
    void sumsDoNotDependOnOrder(FixedPoint unit) {
        Random random = new Random(11);
        List<Double> terms = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            terms.add(Math.exp(12 * random.nextGaussian() / 3) * (random.nextBoolean() ? 1 : -1));
        }
        long inOrder = sum(unit, terms);
        double exact = terms.stream().mapToDouble(Double::doubleValue).sum();
        assertThat(unit.toDouble(inOrder)).isCloseTo(exact, within(20_000 * unit.toDouble(1)));
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(terms, random);
            assertThat(sum(unit, terms)).isEqualTo(inOrder);
        }
    }

    private static long sum(FixedPoint unit, List<Double> terms) {
        long sum = 0;
        for (double term : terms) {
            sum = FixedPoint.add(sum, unit.of(term));
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void roundsTowardsZeroByLessThanAUnit(FixedPoint unit) {
        for (double x : new double[] {0, 1, 0.1, 1 / 3.0, 1234.5678, 1e-12}) {
            double back = unit.toDouble(unit.of(x));
            assertThat(back).isLessThanOrEqualTo(x).isGreaterThan(x - unit.toDouble(1));
            assertThat(unit.of(-x)).isEqualTo(-unit.of(x));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBeyondTheRangeIsRefused(FixedPoint unit) {
        double limit = 0x1p63 / unit.scale();
        assertThat(unit.of(Math.nextDown(limit))).isPositive();
        for (double x : new double[] {limit, -limit, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> unit.of(x))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("but was " + x);
        }
    }

    @Test
    void overflowThrows() {
        assertThatThrownBy(() -> FixedPoint.add(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.add(Long.MIN_VALUE, -1)).isInstanceOf(ArithmeticException.class);
        long halfway = FixedPoint.VALUE.of(1e11);
        assertThatThrownBy(() -> FixedPoint.add(halfway, halfway)).isInstanceOf(ArithmeticException.class);
        assertThat(FixedPoint.VALUE.toDouble(FixedPoint.add(halfway, FixedPoint.VALUE.of(3e10))))
                .isEqualTo(1.3e11);
    }
}
