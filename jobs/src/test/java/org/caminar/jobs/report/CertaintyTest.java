package org.caminar.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what the page says about its own precision. */
class CertaintyTest {
    @Test
    void praisesPairingOnlyWhereItSavesVariance() {
        assertThat(sentences(0.88)).contains("Pairing pays: for “Credit” it saves 88 % of the variance");
        for (double saved : new double[] {-0.12, 0, 0.004}) {
            assertThat(sentences(saved))
                    .contains(
                            "Pairing did not help here: for “Credit” independent runs would have had hardly any more variance")
                    .doesNotContain("saves");
        }
        assertThat(sentences(Double.NaN)).doesNotContain("Pairing");
    }

    private static String sentences(double varianceReduction) {
        Effect effect = new Effect(
                "credit",
                80,
                20,
                Indicator.RELATIVE_PRODUCTIVITY_SME,
                1,
                0.1,
                0.8,
                1.2,
                1,
                1,
                varianceReduction,
                0.0001,
                20);
        Map<String, String> titles = Map.of("none", "None", "credit", "Credit");
        Setting setting = new Setting("e", "E", "C", 1, 1, 100, 20, 80, 0.0006, "none", 4, titles);
        Results results = new Results(
                setting,
                List.of("none", "credit"),
                Map.of(),
                List.of(effect),
                List.of(),
                List.of(),
                new Runs(40, 0, 0, 0, 0, List.of()),
                Map.of());
        return String.join(" ", Certainty.of(results).sentences());
    }
}
