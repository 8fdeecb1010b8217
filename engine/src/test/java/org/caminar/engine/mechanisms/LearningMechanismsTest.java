package org.caminar.engine.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caminar.engine.mechanisms.World.assertUnchanged;
import static org.caminar.engine.mechanisms.World.change;
import static org.caminar.engine.mechanisms.World.mean;

import java.util.List;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: each channel of learning acts when its parameter says so and is absent at zero. */
class LearningMechanismsTest {
    private static final World STILL = World.still();

    private static void assertTacitOnly(RunResult run) {
        assertThat(change(run, Indicator.EXPERIENTIAL_MEAN)).isGreaterThan(1e-4);
        assertUnchanged(run, Indicator.CODIFIED_MEAN);
    }

    private static void assertCodifiedOnly(RunResult run) {
        assertThat(change(run, Indicator.CODIFIED_MEAN)).isGreaterThan(1e-4);
        assertUnchanged(run, Indicator.EXPERIENTIAL_MEAN);
    }

    @Test
    void withEveryMechanismOffNothingHappens() {
        RunResult run = STILL.baseline();
        for (Indicator indicator : Indicator.values()) {
            double first = Lab.first(run, indicator);
            double last = Lab.last(run, indicator);
            if (!Double.isNaN(first) && indicator != Indicator.RELATIVE_WAGE_SME) {
                assertThat(last).as("%s", indicator).isEqualTo(first);
            }
        }
        assertThat(Lab.last(run, Indicator.DIRECT_EXPORTERS_PCT)).isZero();
        assertThat(Lab.last(run, Indicator.SUPPLIERS_PCT)).isZero();
        assertThat(Lab.last(run, Indicator.CERTIFIED_PCT)).isZero();
        assertThat(Lab.last(run, Indicator.ENTRY_RATE_PCT)).isZero();
        assertThat(Lab.last(run, Indicator.BRIDGED_PCT)).isZero();
    }

    @Test
    void learningByDoing() {
        assertTacitOnly(STILL.with("model.learning.by-doing=0.012").baseline());
    }

    @Test
    void ownAdaptationNeedsKnowledgeOfWhat() {
        World adapting = STILL.with("model.learning.adaptation-fidelity=0.3");
        assertTacitOnly(adapting.with("country.population.codified-gap=-0.1").baseline());
        RunResult ignorant = adapting.with(
                        "country.population.codified-gap=0.2", "country.population.codified-deviation=0")
                .baseline();
        assertThat(change(ignorant, Indicator.EXPERIENTIAL_MEAN)).isLessThan(1e-5);
    }

    @Test
    void tutelageLengthensTheReachOfOwnAdaptation() {
        World tutored = STILL.funding(
                "bridging",
                "model.learning.adaptation-fidelity=0.2",
                "country.population.codified-gap=-0.4",
                "programmes.bridging.tutelage.fidelity=0",
                "programmes.bridging.forum.introduction=0");
        double withReach = change(tutored.test(), Indicator.EXPERIENTIAL_MEAN);
        double without =
                change(tutored.with("model.learning.tutored-reach=0.08").test(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(withReach).isGreaterThan(without + 1e-3);
    }

    @Test
    void localPeersTacit() {
        assertTacitOnly(STILL.with("model.learning.local-peer.fidelity=0.1").baseline());
        RunResult never = STILL.with(
                        "model.learning.local-peer.fidelity=0.1", "model.learning.local-peer.probability=0")
                .baseline();
        assertUnchanged(never, Indicator.EXPERIENTIAL_MEAN);
    }

    @Test
    void localPeersCodified() {
        World codified = STILL.with("model.learning.codified-rate=0.08");
        assertCodifiedOnly(codified.baseline());
        assertUnchanged(codified.with("model.learning.local-peer.codified=0").baseline(), Indicator.CODIFIED_MEAN);
    }

    /** A programme that teaches nothing but lets its participants meet. */
    private static World forum(String... more) {
        return STILL.funding("bridging", "programmes.bridging.tutelage.channel=none")
                .with("model.learning.local-peer.codified=0")
                .with(more);
    }

    @Test
    void forumsMakeBridgingTiesThatDecay() {
        double bridged = Lab.last(forum("model.learning.tie-decay=0").test(), Indicator.BRIDGED_PCT);
        double decaying = Lab.last(forum("model.learning.tie-decay=0.5").test(), Indicator.BRIDGED_PCT);
        assertThat(bridged).isGreaterThan(5);
        assertThat(decaying).isPositive().isLessThan(bridged / 2);
        RunResult none = forum("programmes.bridging.forum.introduction=0").test();
        assertThat(Lab.last(none, Indicator.BRIDGED_PCT)).isZero();
    }

    @Test
    void bridgingTiesCarryTacitKnowledgeAndItsOrigin() {
        RunResult run = forum("model.learning.bridging-peer.fidelity=0.22").test();
        assertTacitOnly(run);
        assertThat(Lab.last(run, Indicator.ORIGINS_MEAN)).isGreaterThan(1.01);
        RunResult distrust = forum("model.learning.bridging-peer.fidelity=0.22", "model.learning.trust=0")
                .test();
        assertUnchanged(distrust, Indicator.EXPERIENTIAL_MEAN, Indicator.ORIGINS_MEAN);
        assertUnchanged(forum().test(), Indicator.EXPERIENTIAL_MEAN, Indicator.CODIFIED_MEAN);
    }

    @Test
    void bridgingTiesCarryCodifiedKnowledge() {
        assertCodifiedOnly(forum("model.learning.codified-rate=0.08").test());
        RunResult none = forum("model.learning.codified-rate=0.08", "model.learning.bridging-peer.codified=0")
                .test();
        assertUnchanged(none, Indicator.CODIFIED_MEAN);
    }

    @Test
    void aFirmHoldsNoMoreBridgingTiesThanItCan() {
        for (int most : new int[] {1, 2}) {
            List<FirmState> firms = forum("model.learning.bridging-ties=" + most, "model.learning.tie-decay=0")
                    .firms("test")
                    .get(12);
            assertThat(firms.stream().mapToInt(FirmState::bridgingTies).max()).hasValue(most);
        }
    }

    /** Everybody may supply. */
    private static World supplying(String... more) {
        return STILL.with(
                        "model.supply.slots-per-lead=20",
                        "model.supply.requirement=0",
                        "model.learning.local-peer.codified=0",
                        "model.learning.exporting.codified=0",
                        "model.learning.lead-firm.reach=0.6")
                .with(more);
    }

    @Test
    void leadFirmsTeachTheirSuppliers() {
        assertTacitOnly(supplying("model.learning.lead-firm.fidelity=0.2").baseline());
        assertCodifiedOnly(supplying("model.learning.codified-rate=0.08").baseline());
        RunResult silent = supplying("model.learning.codified-rate=0.08", "model.learning.lead-firm.codified=0")
                .baseline();
        assertThat(Lab.last(silent, Indicator.SUPPLIERS_PCT)).isGreaterThan(5);
        assertUnchanged(silent, Indicator.CODIFIED_MEAN, Indicator.EXPERIENTIAL_MEAN);
    }

    @Test
    void captiveSuppliersLearnNeitherDesignNorMarketing() {
        String teaching = "model.learning.lead-firm.fidelity=0.2";
        double[] free = growthOfProcessAndFunctional(supplying(teaching, "model.learning.captivity=0"));
        double[] captive = growthOfProcessAndFunctional(supplying(teaching, "model.learning.captivity=1"));
        assertThat(free[0]).isPositive();
        assertThat(free[1]).isGreaterThan(0.5 * free[0]);
        assertThat(captive[0]).isPositive();
        assertThat(captive[1]).isZero();
    }

    private static double[] growthOfProcessAndFunctional(World world) {
        List<List<FirmState>> firms = world.firms("baseline");
        double[] growth = new double[2];
        for (int k = 0; k < 8; k++) {
            int domain = k;
            double first = mean(firms.get(0), World::sme, f -> f.experiential()[domain]);
            double last = mean(firms.get(12), World::sme, f -> f.experiential()[domain]);
            growth[k < 6 ? 0 : 1] += (last - first) / (k < 6 ? 6 : 2);
        }
        return growth;
    }

    @Test
    void exportersLearnFromTheirCustomers() {
        World exporting = STILL.with(
                "model.exports.entry=0.5",
                "model.exports.cut-off=-3",
                "model.exports.exit=0",
                "model.learning.exporting.reach=0.5",
                "model.learning.local-peer.codified=0");
        assertTacitOnly(exporting.with("model.learning.exporting.fidelity=0.05").baseline());
        assertCodifiedOnly(exporting.with("model.learning.codified-rate=0.08").baseline());
        RunResult silent = exporting
                .with("model.learning.codified-rate=0.08", "model.learning.exporting.codified=0")
                .baseline();
        assertThat(Lab.last(silent, Indicator.DIRECT_EXPORTERS_PCT)).isGreaterThan(20);
        assertUnchanged(silent, Indicator.CODIFIED_MEAN, Indicator.EXPERIENTIAL_MEAN);
    }

    @Test
    void recombinationNeedsOriginsFromElsewhere() {
        String[] recombining = {"model.recombination.probability=0.5"};
        World isolated = STILL.with(recombining);
        assertUnchanged(isolated.baseline(), Indicator.EXPERIENTIAL_MEAN);
        World bridged = forum("model.learning.bridging-peer.fidelity=0.05");
        double without = change(bridged.test(), Indicator.EXPERIENTIAL_MEAN);
        double with = change(bridged.with(recombining).test(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(with).isGreaterThan(1.5 * without);
    }

    @Test
    void knowledgeBecomesObsolete() {
        RunResult run = STILL.with("model.knowledge.obsolescence=0.01").baseline();
        double kept = Math.pow(0.99, 12);
        assertThat(Lab.last(run, Indicator.EXPERIENTIAL_MEAN) / Lab.first(run, Indicator.EXPERIENTIAL_MEAN))
                .isBetween(kept - 1e-3, kept + 1e-3);
        assertThat(Lab.last(run, Indicator.CODIFIED_MEAN) / Lab.first(run, Indicator.CODIFIED_MEAN))
                .isBetween(kept - 1e-3, kept + 1e-3);
    }

    @Test
    void underTheRivalRulePressureAloneTeaches() {
        World doing = STILL.with("model.learning.by-doing=0.012");
        double plain = change(doing.baseline(), Indicator.EXPERIENTIAL_MEAN);
        double pressed = change(doing.with("model.learning.rival-pressure=2").baseline(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(pressed).isGreaterThan(1.5 * plain);
        RunResult nothingToRaise = STILL.with("model.learning.rival-pressure=2").baseline();
        assertUnchanged(nothingToRaise, Indicator.EXPERIENTIAL_MEAN);
    }
}
