package org.caminar.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caminar.engine.Lab;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what is funded when, and which programmes are past their set-up. */
class PolicyTest {
    private static Policy bridging(String... windows) {
        String list = IntStream.range(0, windows.length)
                .mapToObj(i -> "{ programme = bridging, share = 0.5, " + windows[i] + " }")
                .collect(Collectors.joining(", "));
        Design design = Lab.small(
                "experiment.budget=0.0006",
                "programmes.bridging.setup-lag=3",
                "scenarios.bridging.programmes=[" + list + "]");
        return Policy.of(design, "bridging");
    }

    @Test
    void moneyFlowsWithinTheWindow() {
        Policy policy = bridging("start = 4, end = 9");
        assertThat(policy.share(0, 3)).isZero();
        assertThat(policy.share(0, 4)).isCloseTo(0.0003, within(1e-12));
        assertThat(policy.share(0, 8)).isCloseTo(0.0003, within(1e-12));
        assertThat(policy.share(0, 9)).isZero();
    }

    @Test
    void aProgrammeServesAfterItsSetUpOnly() {
        Policy policy = bridging("start = 4, end = 9");
        for (int quarter = -1; quarter < 12; quarter++) {
            assertThat(policy.isOpen(0, quarter)).as("quarter %d", quarter).isEqualTo(quarter == 7 || quarter == 8);
        }
        assertThat(policy.quartersFunded(0, 3)).isZero();
        assertThat(policy.quartersFunded(0, 4)).isEqualTo(1);
        assertThat(policy.quartersFunded(0, 8)).isEqualTo(5);
        assertThat(policy.quartersFunded(0, 9)).isZero();
    }

    @Test
    void adjoiningWindowsAreOneAndABreakStartsAgain() {
        Policy joined = bridging("start = 0, end = 4", "start = 4, end = 8");
        assertThat(joined.quartersFunded(0, 7)).isEqualTo(8);
        assertThat(joined.isOpen(0, 4)).isTrue();
        Policy broken = bridging("start = 0, end = 4", "start = 5, end = 12");
        assertThat(broken.isOpen(0, 3)).isTrue();
        assertThat(broken.quartersFunded(0, 7)).isEqualTo(3);
        assertThat(broken.isOpen(0, 7)).isFalse();
        assertThat(broken.isOpen(0, 8)).isTrue();
    }

    @Test
    void institutionsInPlaceAreInEveryScenarioBesideItsOwn() {
        Design design = Lab.argentina();
        Policy baseline = Policy.of(design, "baseline");
        Policy bridging = Policy.of(design, "bridging");
        assertThat(baseline.size()).isEqualTo(design.country().institutions().size());
        assertThat(bridging.size()).isEqualTo(baseline.size());
        int p = IntStream.range(0, bridging.size())
                .filter(i -> bridging.name(i).equals("bridging"))
                .findFirst()
                .orElseThrow();
        assertThat(baseline.share(p, 0)).isCloseTo(0.00002, within(1e-12));
        assertThat(bridging.share(p, 0)).isCloseTo(0.00002 + 0.0006, within(1e-12));
        assertThat(IntStream.range(0, bridging.size()).mapToObj(bridging::name)).isSorted();
    }

    @Test
    void fifteenProgrammesAreTheMost() {
        assertThat(Policy.of(many(15), "bridging").size()).isEqualTo(15);
        assertThatThrownBy(() -> Policy.of(many(16), "bridging"))
                .hasMessageContaining("scenario bridging must fund at most 15 programmes")
                .hasMessageContaining("p15");
    }

    private static Design many(int count) {
        Design design = Lab.small();
        Programme programme = design.programmes().get("bridging");
        return new Design(
                design.experiment(),
                design.country(),
                design.parameters(),
                IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "p" + i, i -> programme)),
                java.util.Map.of(
                        "bridging",
                        new Scenario(
                                "all",
                                IntStream.range(0, count)
                                        .mapToObj(i -> new Allocation("p" + i, 0.01, 0, 9))
                                        .toList())));
    }

    @Test
    void anUnknownProgrammeIsNamed() {
        Design design = Lab.small();
        Design wrong = new Design(
                design.experiment(),
                design.country(),
                design.parameters(),
                design.programmes(),
                java.util.Map.of("x", new Scenario("x", java.util.List.of(new Allocation("nowhere", 1, 0, 9)))));
        assertThatThrownBy(() -> Policy.of(wrong, "x")).hasMessageContaining("but was nowhere");
        assertThatThrownBy(() -> Policy.of(design, "nowhere")).hasMessageContaining("but was nowhere");
    }

    @Test
    void thePublicUnitCostRisesWithCoordinationAndFallsWithCoFunding() {
        Programme plain = unitCost("0", "0");
        assertThat(plain.publicUnitCost()).isCloseTo(0.12, within(1e-12));
        assertThat(unitCost("0.2", "0").publicUnitCost()).isCloseTo(0.12 * 1.16, within(1e-12));
        assertThat(unitCost("0", "0.25").publicUnitCost()).isCloseTo(0.09, within(1e-12));
    }

    private static Programme unitCost(String coordination, String coFunding) {
        return Lab.small(
                        "programmes.bridging.unit-cost=0.12",
                        "programmes.bridging.coordination-cost=" + coordination,
                        "programmes.bridging.co-funding=" + coFunding,
                        "programmes.bridging.pool.breadth=0.8",
                        "programmes.bridging.tutelage.participation=0.8")
                .programmes()
                .get("bridging");
    }
}
