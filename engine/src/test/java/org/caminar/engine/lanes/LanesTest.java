package org.caminar.engine.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: functions over arrays give the bits of the plain loops, for lengths below, at and above the width of a vector and
 * at any offset; nothing beyond the asked range is written.
 */
class LanesTest {
    private static final int ROOM = 1100;
    private static final float UNTOUCHED = -12345f;
    private static final Lanes PLAIN = new ScalarLanes();
    private static final Draws DRAWS = new Draws(0x123456789ABCDEFL, 7);

    private final float[] x = new float[ROOM];
    private final float[] positive = new float[ROOM];
    private final int[] words = new int[4 * ROOM];

    @BeforeEach
    void fill() {
        Random random = new Random(20170301);
        for (int i = 0; i < ROOM; i++) {
            x[i] = (float) (200 * (random.nextDouble() - 0.5));
            positive[i] = (float) StrictMath.exp(80 * (random.nextDouble() - 0.5));
        }
        x[3] = 0f;
        x[4] = -0f;
        x[5] = Float.POSITIVE_INFINITY;
        x[6] = Float.NEGATIVE_INFINITY;
        x[7] = 88f;
        positive[8] = 1f;
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextInt();
        }
        int[] edges = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x40000000, 0x80000000, 0xC0000000, 255, 256};
        System.arraycopy(edges, 0, words, 0, edges.length);
        System.arraycopy(edges, 0, words, ROOM, edges.length);
    }

    @Test
    void theVectorLanesServeWhereTheirModuleIsThere() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Lanes.BEST.getClass().getSimpleName()).isEqualTo(there ? "VectorLanes" : "ScalarLanes");
    }

    /** Places beyond the range that may be overwritten. */
    private static final int SLACK = 15;

    private interface Function {
        void write(Lanes lanes, float[] out, float[] other);
    }

    private static void assertEqualBits(int end, Function function) {
        float[][] plain = {untouched(), untouched()};
        float[][] best = {untouched(), untouched()};
        function.write(PLAIN, plain[0], plain[1]);
        function.write(Lanes.BEST, best[0], best[1]);
        for (int a = 0; a < 2; a++) {
            for (int i = 0; i < ROOM; i++) {
                if (i >= end && i < end + SLACK) {
                    continue;
                }
                assertThat(Float.floatToRawIntBits(best[a][i]))
                        .as("array %d at %d: %s and %s", a, i, best[a][i], plain[a][i])
                        .isEqualTo(Float.floatToRawIntBits(plain[a][i]));
            }
        }
    }

    private static float[] untouched() {
        float[] array = new float[ROOM];
        Arrays.fill(array, UNTOUCHED);
        return array;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 15, 16, 17, 31, 33, 400, 1000})
    void exponentialsAndLogarithms(int count) {
        for (int from : new int[] {0, 1, 5}) {
            assertEqualBits(2 + count, (lanes, out, other) -> {
                lanes.exp(x, from, out, 2, count);
                lanes.log(positive, from, other, 2, count);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 400})
    void logisticFunctions(int count) {
        assertEqualBits(count, (lanes, out, other) -> lanes.logistic(x, out, count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 500})
    void exponentialsInPlace(int count) {
        assertEqualBits(1 + count, (lanes, out, other) -> {
            System.arraycopy(x, 0, out, 0, ROOM);
            lanes.exp(out, 1, out, 1, count);
            System.arraycopy(positive, 0, other, 0, ROOM);
            lanes.log(other, 1, other, 1, count);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 16, 23, 64, 777})
    void normals(int count) {
        assertEqualBits(count, (lanes, out, other) -> lanes.normals(words, 0, ROOM, out, other, count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 16, 21, 64, 300})
    void blocksAreThoseOfOneEntityAfterAnother(int count) {
        // Without and with room to round up to whole vectors.
        assertBlocks(count, count + 1, count);
        assertBlocks(count, (count + 15) & -16, (count + 15) & -16);
    }

    private static void assertBlocks(int count, int stride, int room) {
        int[] offsets = new int[room];
        int[] consecutive = new int[4 * stride];
        int[] listed = new int[4 * stride];
        int[][] both = new int[2][4 * stride];
        for (int i = 0; i < count; i++) {
            offsets[i] = 5 * i + 1;
        }
        Lanes.BEST.blocks(DRAWS, 1_000_000, 11, DrawSite.SHOCK, 0, count, stride, consecutive);
        Lanes.BEST.blocks(DRAWS, 70, offsets, 12, DrawSite.ENTRANT, 3, count, stride, listed);
        Lanes.BEST.blocks(DRAWS, 1_000_000, 11, DrawSite.ATTENTION, DrawSite.SHOCK, count, stride, both[0], both[1]);
        int[] block = new int[Draws.WORDS];
        for (int i = 0; i < count; i++) {
            DRAWS.block(1_000_000 + i, 11, DrawSite.ATTENTION, block);
            for (int word = 0; word < Draws.WORDS; word++) {
                assertThat(both[0][word * stride + i]).isEqualTo(block[word]);
            }
            DRAWS.block(1_000_000 + i, 11, DrawSite.SHOCK, block);
            for (int word = 0; word < Draws.WORDS; word++) {
                assertThat(consecutive[word * stride + i]).isEqualTo(block[word]);
                assertThat(both[1][word * stride + i]).isEqualTo(block[word]);
            }
            DRAWS.block(70 + offsets[i], 12, DrawSite.ENTRANT, 3, block);
            for (int word = 0; word < Draws.WORDS; word++) {
                assertThat(listed[word * stride + i]).isEqualTo(block[word]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 23, 64, 1000})
    void sums(int count) {
        for (int from : new int[] {0, 3}) {
            assertThat(Lanes.BEST.sum(positive, from, from + count)).isEqualTo(PLAIN.sum(positive, from, from + count));
            assertThat(Lanes.BEST.sumOfProducts(positive, x, 8 + from, 8 + from + count))
                    .isEqualTo(PLAIN.sumOfProducts(positive, x, 8 + from, 8 + from + count));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 23, 64, 1000})
    void momentsAreBothSums(int count) {
        double[][] best = {new double[2], new double[2]};
        Lanes.BEST.moments(positive, 3, 3 + count, 1, best[0], best[1]);
        assertThat(best[0]).containsExactly(0, PLAIN.sum(positive, 3, 3 + count));
        assertThat(best[1]).containsExactly(0, PLAIN.sumOfProducts(positive, positive, 3, 3 + count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
    void numbersWithinBounds(int count) {
        float[] bounded = x.clone();
        Lanes.BEST.clip(bounded, 0.02f, 0.99f, count);
        for (int i = 0; i < ROOM; i++) {
            assertThat(bounded[i]).isEqualTo(i < count ? Math.max(0.02f, Math.min(0.99f, x[i])) : x[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 33, 1000})
    void dampenedNumbers(int count) {
        for (int from : new int[] {0, 5}) {
            assertEqualBits(from + count, (lanes, out, other) -> {
                lanes.dampen(levels(0), levels(1), levels(2), out, from, from + count);
                lanes.dampen(levels(0), 0.2f, 3f, other, from, from + count);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100, 137})
    void sumsAndMeansOverColumns(int count) {
        assertEqualBits(count, (lanes, out, other) -> lanes.addColumns(levels(0), 6, count, out, count));
        assertEqualBits(
                count, (lanes, out, other) -> lanes.complementMeans(levels(0), levels(1), count, out, other, count));
    }

    @Test
    void meansOfComplements() {
        float[] low = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f};
        float[] high = {0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f};
        double inverseSum = 0;
        double fourthSum = 0;
        for (int k = 0; k < Lanes.COLUMNS; k++) {
            double c = StrictMath.pow(0.5 * StrictMath.pow(low[k], -2) + 0.5 * StrictMath.pow(high[k], -2), -0.5);
            inverseSum += 1 / c;
            fourthSum += k < Lanes.FIRST_COLUMNS ? StrictMath.pow(c, -4) : 0;
        }
        float[] harmonic = new float[1];
        float[] fourth = new float[1];
        PLAIN.complementMeans(low, high, 1, harmonic, fourth, 1);
        assertThat(harmonic[0]).isCloseTo((float) (8 / inverseSum), within(1e-6f));
        assertThat(fourth[0]).isCloseTo((float) StrictMath.pow(fourthSum / Lanes.FIRST_COLUMNS, -0.25), within(1e-6f));
    }

    /** Numbers between 0 and 1, other ones for each series. */
    private float[] levels(int series) {
        float[] levels = new float[ROOM];
        for (int i = 0; i < ROOM; i++) {
            levels[i] = Draws.positiveUniform(words[series * ROOM + i]);
        }
        return levels;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 64, 1000})
    void fixedPoint(int count) {
        long[] plain = new long[ROOM];
        long[] best = new long[ROOM];
        PLAIN.toFixed(x, 0x1p20, plain, count);
        Lanes.BEST.toFixed(x, 0x1p20, best, count);
        float[] plainBack = new float[ROOM];
        float[] bestBack = new float[ROOM];
        PLAIN.fromFixed(plain, 0x1p-20, plainBack, count);
        Lanes.BEST.fromFixed(plain, 0x1p-20, bestBack, count);
        for (int i = 8; i < count; i++) {
            assertThat(best[i]).isEqualTo(plain[i]);
            assertThat(bestBack[i]).isEqualTo(plainBack[i]).isCloseTo(x[i], within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 1000})
    void hashesOfRecords(int count) {
        int[][] plain = {words.clone(), words.clone()};
        int[][] best = {words.clone(), words.clone()};
        long[] plainLongs = new long[count];
        long[] bestLongs = new long[count];
        long[] longs = new Random(5).longs(count).toArray();
        PLAIN.addToHash(5, x, plain[0], plain[1], count);
        PLAIN.addToHash(6, words, plain[0], plain[1], count);
        PLAIN.addToHash(7, longs, plainLongs, count);
        Lanes.BEST.addToHash(5, x, best[0], best[1], count);
        Lanes.BEST.addToHash(6, words, best[0], best[1], count);
        Lanes.BEST.addToHash(7, longs, bestLongs, count);
        assertEqualUpTo(best[0], plain[0], count);
        assertEqualUpTo(best[1], plain[1], count);
        assertThat(bestLongs).isEqualTo(plainLongs);
        assertThat(count == 0 || best[0][0] != words[0]).isTrue();
        long first = 4_000_000_000L;
        long hash = PLAIN.hashRecords(first, plain[0], plain[1], plainLongs, count);
        assertThat(Lanes.BEST.hashRecords(first, best[0], best[1], bestLongs, count))
                .isEqualTo(hash)
                .satisfies(some -> assertThat(some == 0).isEqualTo(count == 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 33, 1000})
    void numbersSideBySide(int count) {
        Random random = new Random(11);
        byte[][] bytes = new byte[3][count];
        for (byte[] some : bytes) {
            random.nextBytes(some);
        }
        long[] plain = new long[count];
        long[] best = new long[count];
        PLAIN.pack(words, 17, bytes[0], bytes[1], bytes[2], plain, count);
        Lanes.BEST.pack(words, 17, bytes[0], bytes[1], bytes[2], best, count);
        assertThat(best).isEqualTo(plain);
        for (int i = 0; i < count; i++) {
            assertThat((int) (best[i] >>> 40)).isEqualTo(words[i] & 0x1FFFF);
            assertThat((best[i] >>> 24) & 0xFFFF).isEqualTo(words[i] >>> 17);
            assertThat((byte) (best[i] >>> 16)).isEqualTo(bytes[0][i]);
            assertThat((byte) (best[i] >>> 8)).isEqualTo(bytes[1][i]);
            assertThat((byte) best[i]).isEqualTo(bytes[2][i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 33, 100})
    void hashesOfColumnsSomePlacesApart(int count) {
        int columns = 8;
        for (int stride : new int[] {count, count + 5, count + 15 & -16}) {
            int[][] apart = {words.clone(), words.clone()};
            int[][] best = {words.clone(), words.clone()};
            for (int k = 0; k < columns; k++) {
                float[] column = Arrays.copyOfRange(x, k * stride, k * stride + count);
                PLAIN.addToHash(5 + k, column, apart[0], apart[1], count);
            }
            float[] whole = Arrays.copyOf(x, columns * stride);
            Lanes.BEST.addToHash(5, whole, columns, stride, best[0], best[1], count);
            assertEqualUpTo(best[0], apart[0], count);
            assertEqualUpTo(best[1], apart[1], count);
        }
    }

    /** Fifteen places beyond what was asked for may have been overwritten, others not. */
    private static void assertEqualUpTo(int[] actual, int[] expected, int to) {
        int[] settled = actual.clone();
        int beyond = Math.min(expected.length, to + 15);
        System.arraycopy(expected, to, settled, to, Math.max(0, beyond - to));
        assertThat(settled).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 1000})
    void countsOfWhatReachesABound(int count) {
        positive[0] = 3f;
        positive[1] = Math.nextDown(3f);
        positive[2] = 0f;
        int[] plain = words.clone();
        int[] best = words.clone();
        PLAIN.countAtLeast(positive, 3f, 1 << 7, plain, count);
        Lanes.BEST.countAtLeast(positive, 3f, 1 << 7, best, count);
        assertEqualUpTo(best, plain, count);
        for (int i = 0; i < words.length; i++) {
            assertThat(plain[i] - words[i]).isEqualTo(i < count && positive[i] >= 3f ? 1 << 7 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60, 500})
    void sumsOfRowsByCell(int to) {
        int from = Math.min(1, to);
        float[] rows = Arrays.copyOf(positive, Lanes.ROW * Lanes.ROWS);
        Arrays.fill(rows, ROOM, rows.length, -0.7f);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Math.min(rows[i], 1e3f);
        }
        int[] list = new int[to];
        int[] cell = new int[to];
        for (int c = 0; c < to; c++) {
            list[c] = 2 * (to - 1 - c);
            cell[c] = c % 7 % 3;
        }
        int room = 3 * Lanes.COPIES * Lanes.ROW;
        double[] shifters = new double[Lanes.ROW];
        Arrays.fill(shifters, FixedPoint.WHOLE.shifter());
        shifters[5] = FixedPoint.LEVEL.shifter();
        long[][] units = new long[2][3 * Lanes.ROW];
        int[][] totals = new int[2][3 * Lanes.ROW];
        for (int twice = 0; twice < 2; twice++) {
            float[][] sums = new float[2][room + Lanes.ROW];
            int[][] counts = new int[2][room];
            PLAIN.addRows(rows, words, list, cell, from, to, sums[0], counts[0]);
            Lanes.BEST.addRows(rows, words, list, cell, from, to, sums[1], counts[1]);
            assertThat(sums[1]).isEqualTo(sums[0]);
            assertThat(counts[1]).isEqualTo(counts[0]);
            PLAIN.drain(sums[0], counts[0], 3, shifters, units[0], totals[0]);
            Lanes.BEST.drain(sums[1], counts[1], 3, shifters, units[1], totals[1]);
            assertThat(sums).isDeepEqualTo(new float[2][sums[0].length]);
            assertThat(counts).isDeepEqualTo(new int[2][counts[0].length]);
        }
        assertThat(units[1]).isEqualTo(units[0]);
        assertThat(totals[1]).isEqualTo(totals[0]);
        double level = 0;
        double whole = 0;
        int count = 0;
        for (int c = from; c < to; c++) {
            if (cell[c] > 0) {
                int row = list[c] % Lanes.ROWS * Lanes.ROW;
                level += 2.0 * rows[row + 5];
                whole += 2.0 * rows[row + 6];
                count += 2 * (words[list[c]] >>> 10 & 3);
            }
        }
        for (Lanes lanes : new Lanes[] {PLAIN, Lanes.BEST}) {
            long[] sum = new long[Lanes.ROW];
            int[] counted = new int[Lanes.ROW];
            lanes.sumRows(units[0], 1, 3, sum);
            lanes.sumRows(totals[0], 1, 3, counted);
            assertThat(FixedPoint.LEVEL.toDouble(sum[5])).isCloseTo(level, within(1e-8 + 1e-5 * Math.abs(level)));
            assertThat((double) sum[6]).isCloseTo(whole, within(2 + 1e-5 * Math.abs(whole)));
            assertThat(counted[5]).isEqualTo(count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 7, 16, 33, 400})
    void sumOfWholeNumbers(int count) {
        long[] x = new Random(5).longs(count + 3).toArray();
        long sum = Arrays.stream(x, 0, count).sum();
        assertThat(PLAIN.sum(x, count)).isEqualTo(sum);
        assertThat(Lanes.BEST.sum(x, count)).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 7, 16, 33, 400})
    void binsOfAHistogram(int to) {
        int from = Math.min(2, to);
        x[2] = -5f;
        x[5] = Math.nextDown(-5f);
        x[6] = -0.001f;
        long[] plain = new long[ROOM];
        long[] best = new long[ROOM];
        PLAIN.bins(x, -5, 1000, from, to, plain);
        Lanes.BEST.bins(x, -5, 1000, from, to, best);
        assertThat(Arrays.copyOf(best, to)).isEqualTo(Arrays.copyOf(plain, to));
        for (int i = from; i < to; i++) {
            assertThat(plain[i]).isEqualTo((long) StrictMath.floor((x[i] + 5.0) * 1000));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, 65, 67, 68, 400, 1000})
    void placesOfWhatHasABit(int to) {
        int from = Math.min(3, to);
        for (int[] rule : new int[][] {{0, 1 << 5}, {-1, Integer.MIN_VALUE}, {0, 0xF0F}, {6, 7}, {0, 0}, {0, -1}}) {
            int[] expected = IntStream.range(from, to)
                    .filter(i -> ((words[i] ^ rule[0]) & rule[1]) != 0)
                    .toArray();
            for (Lanes lanes : List.of(PLAIN, Lanes.BEST)) {
                int[] list = new int[to - from + Lanes.SELECTING];
                int count = lanes.select(words, rule[0], rule[1], from, to, list);
                assertThat(Arrays.copyOf(list, count)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 400})
    void marksOfUniformNumbersBelowABound(int to) {
        int from = Math.min(3, to);
        float[] bounds = new float[ROOM];
        for (int i = 0; i < ROOM; i++) {
            bounds[i] = i % 7 == 0 ? Draws.uniform(words[20 + i]) : i % 5 / 4f;
        }
        for (Lanes lanes : List.of(PLAIN, Lanes.BEST)) {
            int[] marks = new int[ROOM];
            lanes.markBelow(words, 20, bounds, marks, from, to);
            int[] expected = IntStream.range(0, ROOM)
                    .map(i -> i >= from && i < to && Draws.uniform(words[20 + i]) < bounds[i] ? -1 : 0)
                    .toArray();
            assertEqualUpTo(Arrays.stream(marks).map(mark -> mark >> 31).toArray(), expected, to);
            lanes.markBelow(words, 20, Draws.threshold(0.3), marks, from, to);
            for (int i = from; i < to; i++) {
                assertThat(marks[i] < 0).as("%d", i).isEqualTo(Draws.uniform(words[20 + i]) < 0.3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 1000})
    void bitsThatAreFlipped(int count) {
        int[] other = new Random(3).ints(count).toArray();
        int[] plain = words.clone();
        int[] best = words.clone();
        PLAIN.flipBits(other, 9, 0b11000, plain, count);
        Lanes.BEST.flipBits(other, 9, 0b11000, best, count);
        assertEqualUpTo(best, plain, count);
        for (int i = 0; i < words.length; i++) {
            assertThat(plain[i] ^ words[i]).isEqualTo(i < count ? other[i] >>> 9 & 0b11000 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 1000})
    void countsOfWhatIsBelowABound(int to) {
        int[] ages = new int[ROOM];
        for (int i = 0; i < ROOM; i++) {
            ages[i] = (i * 31 % 9) << 17 | (i & 0x1FFFF);
        }
        ages[2] = -1;
        int from = Math.min(3, to);
        int[] plain = words.clone();
        int[] best = words.clone();
        PLAIN.countBelow(ages, 17, 4, 1 << 12, plain, from, to);
        Lanes.BEST.countBelow(ages, 17, 4, 1 << 12, best, from, to);
        assertEqualUpTo(best, plain, to);
        for (int i = 0; i < ROOM; i++) {
            assertThat(plain[i] - words[i]).isEqualTo(i >= from && i < to && ages[i] >>> 17 < 4 ? 1 << 12 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 400})
    void numbersWithNoise(int end) {
        int start = Math.min(2, end);
        float[] plain = new float[ROOM];
        float[] best = new float[ROOM];
        Arrays.fill(plain, UNTOUCHED);
        Arrays.fill(best, UNTOUCHED);
        PLAIN.disturb(x, 5, 0.1f, positive, 0.3f, -0.2f, 0.05f, 0.95f, plain, 7, start, end);
        Lanes.BEST.disturb(x, 5, 0.1f, positive, 0.3f, -0.2f, 0.05f, 0.95f, best, 7, start, end);
        assertThat(best).isEqualTo(plain);
        for (int i = 0; i < ROOM - 7; i++) {
            if (i >= start && i < end) {
                assertThat(plain[7 + i]).isBetween(0.05f, 0.95f);
            } else {
                assertThat(plain[7 + i]).isEqualTo(UNTOUCHED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 33, 400})
    void harmonicMeans(int count) {
        float[] plain = new float[count];
        float[] best = new float[count];
        PLAIN.harmonicMeans(positive, 2, 500, plain, count);
        Lanes.BEST.harmonicMeans(positive, 2, 500, best, count);
        assertThat(best).isEqualTo(plain);
        for (int i = 0; i < count; i++) {
            double mean = 2 / (1.0 / positive[i] + 1.0 / positive[500 + i]);
            assertThat((double) plain[i]).isCloseTo(mean, within(1e-5 * mean));
        }
    }
}
