package org.caminar.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: numbers, scales and labels of the figures. */
class ChartPartsTest {
    @ParameterizedTest
    @CsvSource({"2.345,1,+2.3", "-2.345,1,\u22122.3", "0.04,1,0.0", "-0.04,1,0.0", "1234567,0,'+1,234,567'", "NaN,1,–"})
    void signsDifferencesUnlessTheyRoundToZero(double value, int decimals, String text) {
        assertThat(Numbers.signed(value, decimals)).isEqualTo(text);
    }

    @Test
    void addsADigitWhenIntervalsWouldRoundAway() {
        assertThat(Numbers.decimals(2.5, DoubleStream.of(0.1))).isEqualTo(2);
        assertThat(Numbers.decimals(2.5, DoubleStream.of(1, Double.NaN))).isEqualTo(1);
        assertThat(Numbers.decimals(2.5, DoubleStream.empty())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-0.003,0.0004", "38,38", "0,0", "-1e6,2e6", "-7,-3"})
    void holdsTheDataBetweenRoundTicks(double smallest, double largest) {
        Axis axis = Axis.of(smallest, largest, 100, 300, 4);
        assertThat(axis.at(smallest)).isBetween(100.0, 300.0);
        assertThat(axis.at(largest)).isBetween(100.0, 300.0);
        assertThat(axis.ticks()).hasSizeBetween(1, 9).isSorted();
        assertThat(axis.ticks().stream().map(axis::at)).allMatch(x -> x >= 100 - 1e-9 && x <= 300 + 1e-9);
        assertThat(axis.ticks().stream().map(t -> Numbers.plain(t, axis.decimals())))
                .doesNotHaveDuplicates();
    }

    @Test
    void breaksLabelsIntoTwoLinesAtMost() {
        assertThat(Labels.wrap("Credit", 12)).containsExactly("Credit");
        assertThat(Labels.wrap("Bridging, then linkage", 12)).containsExactly("Bridging,", "then linkage");
        assertThat(Labels.wrap("Bridging, then linkage, then much more", 12))
                .containsExactly("Bridging,", "then linkag…");
        assertThat(Labels.wrap("𝔸𝔸𝔸𝔸𝔸𝔸", 4)).containsExactly("𝔸𝔸𝔸…");
    }

    @Test
    void keepsLabelsApartWithinTheFrame() {
        double[] heights = {12, 24, 12};
        double[] placed = Labels.spread(new double[] {98, 99, 99}, heights, 0, 100);
        for (int i = 1; i < placed.length; i++) {
            assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo((heights[i] + heights[i - 1]) / 2 - 1e-9);
        }
        assertThat(placed[2] + 6).isCloseTo(100, within(1e-9));
    }

    @Test
    void escapesWhatBelongsToTheMarkup() {
        assertThat(new Svg("a", 1, 1, "<t>", "\"d\" & 'e'")
                        .text(0, 0, "end", "x", "a<b\u0000")
                        .toString())
                .contains("&lt;t&gt;", "&quot;d&quot; &amp; &#39;e&#39;", ">a&lt;b <");
    }

    @Test
    void describesAChartWithoutRows() {
        assertThat(IntervalChart.draw("a", "t", "d", List.of(), List.of()))
                .startsWith("<svg")
                .endsWith("</svg>");
    }
}
