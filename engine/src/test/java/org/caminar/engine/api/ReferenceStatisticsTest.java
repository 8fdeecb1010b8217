package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: in the reference setting the engine has the statistics of an independent program of the same equations.
 *
 * <p>Two samples of 20 replicates each; the difference of two means over its standard error follows Student's t with some 38 degrees
 * of freedom, which exceeds 3.5 in absolute value with probability 0.0012. With 36 comparisons, of which many go together, a false
 * failure of the whole is rarer than 4.3 % if seeds were drawn anew; the seed is fixed, so the outcome is too.
 */
@Tag("slow")
class ReferenceStatisticsTest {
    private static final int REPLICATES = 20;
    private static final double LARGEST = 3.5;
    private static final Map<String, Indicator> NAMES = Map.of(
            "exporters_among_smes_pct", Indicator.DIRECT_EXPORTERS_PCT,
            "suppliers_among_smes_pct", Indicator.SUPPLIERS_PCT,
            "certified_among_smes_pct", Indicator.CERTIFIED_PCT,
            "mean_capability", Indicator.CAPABILITY_MEAN,
            "lower_quartile_capability", Indicator.CAPABILITY_P25,
            "mean_codified", Indicator.CODIFIED_MEAN,
            "mean_experiential", Indicator.EXPERIENTIAL_MEAN,
            "smes_ever_in_programme_pct", Indicator.EVER_REACHED_PCT,
            "firms_with_bridging_tie_pct", Indicator.BRIDGED_PCT);

    private static final Map<String, double[][]> SAMPLES = new HashMap<>();

    @BeforeAll
    static void simulate() {
        Design design = Lab.design("reference");
        try (SimulationSystem system = SimulationSystem.start(2)) {
            for (String scenario : List.of("baseline", "bridging")) {
                double[][] values = new double[Indicator.values().length][REPLICATES];
                for (int replicate = 0; replicate < REPLICATES; replicate++) {
                    RunResult run = Simulation.run(system, RunSpec.of(design, scenario, replicate, 2));
                    for (Indicator indicator : Indicator.values()) {
                        values[indicator.ordinal()][replicate] = Lab.last(run, indicator);
                    }
                }
                SAMPLES.put(scenario, values);
            }
        }
    }

    @Test
    void meansAgree() throws IOException {
        SoftAssertions all = new SoftAssertions();
        int compared = 0;
        for (String line : lines()) {
            String[] cells = line.split(",", -1);
            double[] sample = SAMPLES.get(cells[0])[indicator(cells[1]).ordinal()];
            double mean = Arrays.stream(sample).average().orElseThrow();
            double variance =
                    Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (REPLICATES - 1);
            double expected = Double.parseDouble(cells[2]);
            double deviation = Double.parseDouble(cells[3]);
            double error = Math.sqrt(variance / REPLICATES + deviation * deviation / Double.parseDouble(cells[4]));
            // Where neither varies, such as participants without programmes, they must be equal.
            double z = mean == expected ? 0 : (mean - expected) / error;
            all.assertThat(Math.abs(z))
                    .as(
                            "%s %s: %.4f (%.4f) and %.4f (%.4f)",
                            cells[0], cells[1], mean, Math.sqrt(variance), expected, deviation)
                    .isLessThanOrEqualTo(LARGEST);
            compared++;
        }
        assertThat(compared).isEqualTo(36);
        all.assertAll();
    }

    private static Indicator indicator(String statistic) {
        return NAMES.containsKey(statistic)
                ? NAMES.get(statistic)
                : Indicator.valueOf(statistic.toUpperCase(Locale.ROOT));
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = ReferenceStatisticsTest.class.getResourceAsStream("reference-statistics.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("scenario,"))
                    .toList();
        }
    }
}
