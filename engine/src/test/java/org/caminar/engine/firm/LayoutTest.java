package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FEATURE UNDER TEST: the map of districts, regions and segments. */
class LayoutTest {
    static Stream<Design> designs() {
        return Stream.of(
                Lab.small(),
                Lab.small("country.districts.deviation=2", "country.districts.count=200"),
                Lab.argentina(),
                Lab.argentina(
                        "experiment.scale=0.0001", "country.districts.mean-size=1", "country.districts.deviation=2"),
                Lab.argentina("experiment.scale=0.00001", "country.districts.mean-size=5"));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void firmsAreConservedAndRegionsFollowEachOther(Design design) {
        for (int replicate = 0; replicate < 5; replicate++) {
            Layout layout = Layout.of(design, new Draws(3, replicate));
            assertThat(layout.firms()).isEqualTo(design.firms());
            assertThat(layout.regions()).isEqualTo(design.country().regions().size());
            int sum = 0;
            for (int d = 0; d < layout.districts(); d++) {
                sum += layout.size(d);
                assertThat(layout.region(d)).isBetween(d == 0 ? 0 : layout.region(d - 1), layout.regions() - 1);
                assertThat(layout.sector(d))
                        .isBetween(0, design.country().sectors().size() - 1);
            }
            assertThat(sum).isEqualTo(layout.firms());
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyFirmIsInTheDistrictThatSaysSo(Design design) {
        Layout layout = Layout.of(design, new Draws(3, 0));
        int firm = 0;
        for (int d = 0; d < layout.districts(); d++) {
            assertThat(layout.firstFirm(d)).isEqualTo(firm);
            for (int i = 0; i < layout.size(d); i++) {
                assertThat(layout.district(firm++)).isEqualTo(d);
            }
        }
        assertThatThrownBy(() -> layout.district(layout.firms())).hasMessageContaining("firm must be from 0");
        assertThatThrownBy(() -> layout.district(-1)).hasMessageContaining("was -1");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void segmentsCoverEveryDistrictOnce(Design design) {
        Layout layout = Layout.of(design, new Draws(3, 0));
        for (int shards = 1; shards < layout.districts() + 5; shards++) {
            int[] first = layout.segments(shards);
            assertThat(first)
                    .hasSize(1 + Math.min(shards, layout.districts()))
                    .startsWith(0)
                    .endsWith(layout.districts());
            for (int s = 1; s < first.length; s++) {
                assertThat(first[s]).as("segment %d of %d", s, shards).isGreaterThan(first[s - 1]);
            }
        }
    }

    @Test
    void segmentsHaveEvenNumbersOfFirms() {
        Layout layout = Layout.of(Lab.argentina(), new Draws(3, 0));
        int largest = 0;
        for (int d = 0; d < layout.districts(); d++) {
            largest = Math.max(largest, layout.size(d));
        }
        int[] first = layout.segments(8);
        for (int s = 0; s < 8; s++) {
            int firms = layout.firstFirm(first[s + 1]) - layout.firstFirm(first[s]);
            assertThat(firms).isBetween(layout.firms() / 8 - largest, layout.firms() / 8 + largest);
        }
    }

    @Test
    void partsSumToTheWholeAndAreNextToProportional() {
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            double[] weights = random.doubles(1 + random.nextInt(40))
                    .map(u -> u < 0.2 ? 0 : Math.exp(8 * u))
                    .toArray();
            int total = random.nextInt(100_000);
            double sum = Arrays.stream(weights).sum();
            int[] parts = Layout.apportion(weights, total);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(sum > 0 ? total : 0);
            for (int i = 0; i < parts.length && sum > 0; i++) {
                assertThat((double) parts[i]).isCloseTo(total * weights[i] / sum, within(1.0));
            }
        }
    }

    @Test
    void equalWeightsGiveTheFirstOnesMore() {
        assertThat(Layout.apportion(new double[] {1, 1, 1}, 5)).containsExactly(2, 2, 1);
        assertThat(Layout.apportion(new double[] {0, 0}, 5)).containsExactly(0, 0);
        assertThat(Layout.apportion(new double[] {}, 5)).isEmpty();
    }

    @Test
    void regionsWithoutFirmsHaveNoDistricts() {
        Layout layout =
                Layout.of(Lab.argentina("experiment.scale=0.00001", "country.districts.mean-size=5"), new Draws(3, 0));
        assertThat(layout.firms()).isEqualTo(9);
        long inhabited = java.util.stream.IntStream.range(0, layout.districts())
                .map(layout::region)
                .distinct()
                .count();
        assertThat(inhabited).isLessThan(layout.regions()).isGreaterThan(1);
    }

    @Test
    void refusesDistrictsThatAreTooLarge() {
        Design design = Lab.design("reference", "country.districts.count=1", "country.firms=70000");
        assertThatThrownBy(() -> Layout.of(design, new Draws(1, 0)))
                .hasMessageContaining("at most 65535 firms but district 0 has 70000");
    }
}
