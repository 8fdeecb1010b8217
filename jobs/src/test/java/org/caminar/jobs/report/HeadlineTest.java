package org.caminar.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: claims that are no surer than the data. */
class HeadlineTest {
    private static final double SURE = 0.0001;
    private static final double UNSURE = 0.4;

    private final Map<String, String> titles = new LinkedHashMap<>(Map.of("none", "None"));
    private final List<Effect> effects = new ArrayList<>();

    @Test
    void namesTheBestAndTheSecond() {
        productivity("A", 2.4, 0.1, SURE);
        productivity("B", 1.2, 0.1, SURE);
        Headline.Finding best = findings().get(0);
        assertThat(best.claim())
                .isEqualTo("“A” raises SMEs’ productivity relative to large firms most: by 2.4 points after 20 years.");
        assertThat(best.detail()).contains("95 % interval 2.3 to 2.5").contains("Second comes “B” with 1.2 points");
    }

    @Test
    void leavesOpenWhatOverlappingIntervalsCannotTell() {
        productivity("A", 2.4, 0.5, SURE);
        productivity("B", 2.0, 0.5, SURE);
        productivity("C", 1.1, 0.1, SURE);
        assertThat(findings().get(0).detail())
                .contains("overlaps with that of “B”.")
                .contains("neither tell the scenarios apart nor show them to be equal")
                .endsWith("a sweep with experiment.baseline = A compares them directly.")
                .doesNotContain("Second comes");
    }

    @Test
    void claimsNothingWhenChanceExplainsTheBest() {
        productivity("A", 0.3, 0.5, UNSURE);
        List<Headline.Finding> findings = findings();
        assertThat(findings.get(0).claim()).startsWith("No scenario raises SMEs’ relative productivity");
        assertThat(findings.get(1).claim()).isEqualTo("“A” cannot be told apart from the baseline.");
    }

    @Test
    void trustsTheAdjustedProbabilityMoreThanTheInterval() {
        productivity("A", 0.6, 0.5, UNSURE);
        assertThat(findings().get(0).claim()).startsWith("No scenario raises");
    }

    @Test
    void doesNotCallTheLeastHarmABenefit() {
        productivity("A", -0.6, 0.1, SURE);
        List<Headline.Finding> findings = findings();
        assertThat(findings.get(0).claim()).startsWith("No scenario raises");
        assertThat(findings.get(1).detail()).contains("lower than in the baseline under “A”");
    }

    @Test
    void countsWhatItDoesNotList() {
        productivity("A", 2.4, 0.1, SURE);
        for (int i = 0; i < 7; i++) {
            productivity("P" + i, 0.01 * i, 0.5, UNSURE);
        }
        assertThat(findings().get(1).claim()).endsWith("and 4 others cannot be told apart from the baseline.");
    }

    private void productivity(String scenario, double mean, double half, double pHolm) {
        titles.put(scenario, scenario);
        effects.add(new Effect(
                scenario,
                80,
                20,
                Indicator.RELATIVE_PRODUCTIVITY_SME,
                mean,
                half / 2,
                mean - half,
                mean + half,
                1,
                1,
                0.9,
                pHolm,
                20));
    }

    private List<Headline.Finding> findings() {
        Setting setting = new Setting("e", "E", "C", 1, 1, 100, 20, 80, 0.0006, "none", 4, titles);
        Runs runs = new Runs(0, 0, 0, 0, 0, List.of());
        return new Headline(new Results(
                        setting, List.copyOf(titles.keySet()), Map.of(), effects, List.of(), List.of(), runs, Map.of()))
                .findings();
    }
}
