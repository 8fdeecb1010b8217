package org.caminar.jobs.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values of R 4: {@code x <- c(2, 4, 4, 5, 10)}; {@code t.test(x)}, {@code quantile(x, p)}, {@code p.adjust(p, "holm")}. */
class SampleTest {
    private static final Sample SAMPLE = new Sample(new double[] {2, 10, 4, 5, 4});

    @Test
    void meanDeviationAndInterval() {
        assertThat(SAMPLE.mean()).isEqualTo(5);
        assertThat(SAMPLE.sd()).isCloseTo(3, within(1e-15));
        // qt(0.975, 4) = 2.776445
        assertThat(SAMPLE.halfWidth()).isCloseTo(2.7764451 * 3 / Math.sqrt(5), within(1e-6));
    }

    @Test
    void quantilesInterpolateLinearly() {
        assertThat(SAMPLE.quantiles(0, 0.05, 0.25, 0.5, 0.95, 1)).containsExactly(2, 2.4, 4, 4, 9, 10);
    }

    @Test
    void pValueOfAMeanOfZero() {
        // t = 5 / (3 / sqrt(5)); with 4 degrees of freedom p = 1 - s (1 + (1 - s^2) / 2), s^2 = t^2 / (t^2 + 4)
        double s = Math.sqrt(125.0 / 161);
        assertThat(SAMPLE.pValue()).isCloseTo(1 - s * (1 + (1 - s * s) / 2), within(1e-9));
        assertThat(new Sample(new double[] {0, 0, 0}).pValue()).isNaN();
        assertThat(new Sample(new double[] {1, 1, 1}).pValue()).isZero();
        assertThat(new Sample(new double[] {1}).pValue()).isNaN();
    }

    @Test
    void oneValueHasNoDeviationAndNoneHasNoMean() {
        assertThat(new Sample(new double[] {1}).sd()).isNaN();
        assertThat(new Sample(new double[] {1}).halfWidth()).isNaN();
        Sample empty = new Sample(new double[0]);
        assertThat(empty.mean()).isNaN();
        assertThat(empty.quantiles(0.5)).containsExactly(Double.NaN);
    }

    @Test
    void wilsonIntervalStaysInsideTheUnitInterval() {
        // prop.test(9, 10, correct = FALSE): 0.5958500 0.9821238
        assertThat(Sample.wilson(9, 10)[0]).isCloseTo(0.5958500, within(1e-6));
        assertThat(Sample.wilson(9, 10)[1]).isCloseTo(0.9821238, within(1e-6));
        assertThat(Sample.wilson(0, 5)[0]).isZero();
        assertThat(Sample.wilson(5, 5)[1]).isEqualTo(1);
    }

    @Test
    void holmIsMonotoneAndSkipsUndefined() {
        assertThat(Holm.correct(new double[] {0.01, Double.NaN, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, Double.NaN, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void fieldsOfCsvAreQuotedWhenNeeded() {
        assertThat(CsvFile.field("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(CsvFile.field(null)).isEmpty();
        assertThat(CsvFile.field(1.5)).isEqualTo("1.5");
    }
}
