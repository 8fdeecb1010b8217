package org.caminar.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: draws depend on their key alone, and have the distributions that they are named after. */
class DrawsTest {
    private static final Draws DRAWS = new Draws(20170301, 3);
    private static final int N = 200_000;

    /** Standard errors allowed: a false failure of a test of a normal statistic is rarer than 6e-7. */
    private static final double ERRORS = 5;

    @Test
    void doNotDependOnTheOrderInWhichTheyAreAskedFor() {
        List<Integer> entities = IntStream.range(0, 1000).boxed().collect(Collectors.toList());
        Map<Integer, List<Integer>> inOrder = blocks(entities);
        Collections.shuffle(entities, new Random(5));
        assertThat(blocks(entities)).isEqualTo(inOrder);
    }

    private static Map<Integer, List<Integer>> blocks(List<Integer> entities) {
        int[] block = new int[Draws.WORDS];
        return entities.stream().collect(Collectors.toMap(entity -> entity, entity -> {
            DRAWS.block(entity, 7, DrawSite.LEAVING, block);
            return Arrays.stream(block).boxed().toList();
        }));
    }

    @Test
    void everyPartOfTheKeyCounts() {
        Set<List<Integer>> seen = new HashSet<>();
        int[] block = new int[Draws.WORDS];
        int keys = 0;
        for (long seed : new long[] {0, 1, 1L << 32}) {
            for (int replicate = 0; replicate < 3; replicate++) {
                for (int entity = 0; entity < 5; entity++) {
                    for (int tick = -1; tick < 4; tick++) {
                        for (DrawSite site : DrawSite.values()) {
                            new Draws(seed, replicate).block(entity, tick, site, block);
                            seen.add(Arrays.stream(block).boxed().toList());
                            keys++;
                        }
                    }
                }
            }
        }
        assertThat(seen).hasSize(keys);
    }

    /** Sites that take several consecutive codes. */
    private static int span(DrawSite site) {
        return switch (site) {
            case SLOT_ROUNDING, DISTRICT_SIZE -> 2;
            case ENTRANT, INITIAL_KNOWLEDGE -> 8;
            case DISTRICT_KNOWLEDGE -> 4;
            default -> 1;
        };
    }

    /** Initial draws have a tick of their own, so only sites of the same kind could meet. */
    private static boolean initial(DrawSite site) {
        return switch (site) {
            case SLOT_ROUNDING,
                    INITIAL_FIRM,
                    INITIAL_TIES,
                    INITIAL_KNOWLEDGE,
                    DISTRICT_KNOWLEDGE,
                    DISTRICT_SIZE,
                    REGION_KNOWLEDGE -> true;
            default -> false;
        };
    }

    @Test
    void noTwoSitesShareACode() {
        for (boolean initial : new boolean[] {true, false}) {
            Set<Integer> taken = new HashSet<>();
            for (DrawSite site : DrawSite.values()) {
                for (int i = 0; i < span(site) && initial(site) == initial; i++) {
                    assertThat(site.code() + i).isLessThan(1 << DrawSite.BITS);
                    assertThat(taken.add(site.code() + i))
                            .as("%s + %d", site, i)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void uniformNumbersAreUniform() {
        double[] values = sample(block -> Draws.uniform(block[0]));
        assertThat(Arrays.stream(values)).allMatch(u -> u >= 0 && u < 1);
        assertKolmogorov(values, u -> u);
        assertThat(Arrays.stream(sample(block -> Draws.positiveUniform(block[1]))))
                .allMatch(u -> u > 0 && u <= 1);
        assertThat(Draws.uniform(0)).isZero();
        assertThat(Draws.uniform(-1)).isLessThan(1);
        assertThat(Draws.positiveUniform(0)).isPositive();
        assertThat(Draws.positiveUniform(-1)).isEqualTo(1);
    }

    @Test
    void exponentialNumbersAreExponential() {
        assertKolmogorov(sample(block -> Draws.exponential(block[2])), x -> 1 - StrictMath.exp(-x));
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormal() {
        double[] first = sample(block -> Draws.normal(block[0], block[1]));
        double[] second = sample(block -> Draws.secondNormal(block[0], block[1]));
        for (double[] x : List.of(first, second)) {
            assertMean(x, v -> v, 0, 1);
            assertMean(x, v -> v * v, 1, 2);
            assertMean(x, v -> v * v * v, 0, 15);
            assertMean(x, v -> v * v * v * v, 3, 96);
            assertMean(x, v -> Math.abs(v) > 1.959964 ? 1 : 0, 0.05, 0.05 * 0.95);
            assertMean(x, v -> v > 0.6744898 ? 1 : 0, 0.25, 0.25 * 0.75);
        }
        double product = 0;
        for (int i = 0; i < N; i++) {
            product += first[i] * second[i];
        }
        assertThat(product / Math.sqrt(N)).isBetween(-ERRORS, ERRORS);
    }

    /** Chi-square with 6 degrees of freedom exceeds 42 with probability 1.8e-7. */
    @Test
    void indicesAreEquallyLikely() {
        int[] counts = new int[7];
        for (double index : sample(block -> Draws.index(block[3], 7))) {
            counts[(int) index]++;
        }
        double chi = Arrays.stream(counts)
                .mapToDouble(count -> (count - N / 7.0) * (count - N / 7.0) / (N / 7.0))
                .sum();
        assertThat(chi).isLessThan(42);
        assertThat(Draws.index(-1, 65_535)).isEqualTo(65_534);
        assertThat(Draws.index(0, 65_535)).isZero();
    }

    private interface OfBlock {
        double value(int[] block);
    }

    private static double[] sample(OfBlock function) {
        int[] block = new int[Draws.WORDS];
        double[] values = new double[N];
        for (int i = 0; i < N; i++) {
            DRAWS.block(i, 40, DrawSite.ATTENTION, block);
            values[i] = function.value(block);
        }
        return values;
    }

    private static void assertMean(double[] x, DoubleUnaryOperator f, double mean, double variance) {
        double z = (Arrays.stream(x).map(f).average().orElseThrow() - mean) / Math.sqrt(variance / x.length);
        assertThat(z).isBetween(-ERRORS, ERRORS);
    }

    /** Kolmogorov: the largest distance times root n exceeds 2.8 with probability 2 exp(-2 * 2.8^2) = 3e-7. */
    private static void assertKolmogorov(double[] values, DoubleUnaryOperator distribution) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double p = distribution.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(p - (double) i / N, (i + 1.0) / N - p));
        }
        assertThat(largest * Math.sqrt(N)).isLessThan(2.8);
    }
}
