package org.caminar.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: quantiles and Gini coefficients of a histogram against exact ones. */
class HistogramTest {
    private static final int N = 10_000;
    private static final int BINS = 2000;

    private static double[] sample() {
        Random random = new Random(2);
        return random.doubles(N).map(u -> 0.05 + 0.9 * u * u).toArray();
    }

    private static Histogram of(double... values) {
        Histogram histogram = new Histogram(0, 1, BINS);
        long[] bins = Arrays.stream(values)
                .mapToLong(value -> Histogram.bin(value, histogram.from(), histogram.perWidth()))
                .toArray();
        histogram.addBins(bins, 0, bins.length);
        return histogram;
    }

    @Test
    void quantilesAreOffByLessThanABin() {
        double[] sorted = sample();
        Arrays.sort(sorted);
        Histogram histogram = of(sorted);
        for (double p : new double[] {0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999}) {
            assertThat(histogram.quantile(p)).isCloseTo(sorted[(int) (p * N)], within(1.0 / BINS));
        }
    }

    @Test
    void giniIsThatOfTheSample() {
        double[] sorted = sample();
        Arrays.sort(sorted);
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < N; i++) {
            weighted += (i + 1) * sorted[i];
            sum += sorted[i];
        }
        double exact = 2 * weighted / (N * sum) - (N + 1.0) / N;
        assertThat(of(sorted).gini(x -> x)).isCloseTo(exact, within(5e-4));
        assertThat(of(sorted).gini(x -> 1)).isCloseTo(0, within(1e-12));
        assertThat(of(0.3, 0.3, 0.3).gini(x -> x)).isCloseTo(0, within(1e-12));
    }

    @Test
    void partsMergeToTheWhole() {
        double[] values = sample();
        Histogram left = of(Arrays.copyOfRange(values, 0, 3000));
        Histogram right = of(Arrays.copyOfRange(values, 3000, N));
        right.merge(left);
        Histogram whole = of(values);
        assertThat(right.count()).isEqualTo(N);
        for (double p = 0.01; p < 1; p += 0.01) {
            assertThat(right.quantile(p)).isEqualTo(whole.quantile(p));
        }
    }

    @Test
    void valuesBeyondTheRangeCountAtItsEnds() {
        Histogram histogram = of(-7, 9, 9);
        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.quantile(0.3)).isLessThan(1.0 / BINS);
        assertThat(histogram.quantile(0.9)).isGreaterThan(1 - 1.0 / BINS);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(of().quantile(0.5)).isNaN();
        assertThat(of().gini(x -> x)).isNaN();
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> new Histogram(1, 1, 5)).hasMessageContaining("from < to");
        assertThatThrownBy(() -> new Histogram(0, 1, 0)).hasMessageContaining("at least one bin");
        assertThatThrownBy(() -> of(1).merge(new Histogram(0, 1, 7))).hasMessageContaining("different bins");
    }
}
