package org.caminar.engine.nation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Halo;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FEATURE UNDER TEST: what holds in every quarter whatever the parameters. Each case draws parameters from their ranges with the seed
 * that its name shows; the nation itself checks that cash is conserved.
 */
class InvariantsTest {
    private static final int QUARTERS = 12;

    /** Key, smallest and largest value. */
    private static final List<String> RANGES = List.of(
            "model.knowledge.substitution -4 1",
            "model.knowledge.obsolescence 0 0.2",
            "model.knowledge.pool-prior-members 0.1 50",
            "model.learning.by-doing 0 0.5",
            "model.learning.codified-rate 0 0.3",
            "model.learning.adaptation-fidelity 0 1",
            "model.learning.local-peer.fidelity 0 1",
            "model.learning.bridging-peer.fidelity 0 1",
            "model.learning.tie-decay 0 1",
            "model.learning.captivity 0 1",
            "model.learning.lead-firm.codified 0 10",
            "model.learning.rival-pressure 0 10",
            "model.recombination.probability 0 1",
            "model.recombination.step 0 1",
            "model.production.shock-deviation 0 0.3",
            "model.production.technology-weight 0 5",
            "model.finance.saving 0 1",
            "model.finance.investment 0 1",
            "model.finance.investment-ceiling 0 10",
            "model.finance.wear 0 1",
            "model.supply.slots-per-lead 0 20",
            "model.supply.requirement 0 0.8",
            "model.supply.attrition 0 1",
            "model.supply.search 0 1",
            "model.supply.regional-share 0 1",
            "model.supply.certified-preference 1 100",
            "model.certification.requirement 0 1",
            "model.certification.unaided 0 1",
            "model.exports.entry 0 1",
            "model.exports.exit 0 0.5",
            "model.growth.deviation 0 0.5",
            "model.growth.reversion 0 0.5",
            "model.renewal.exit-base 0 0.5",
            "model.renewal.exit-selection 0 0.5",
            "model.renewal.cash 0 10",
            "programmes.bridging.access.fee 0 1",
            "programmes.bridging.access.inclusion 0 1",
            "programmes.bridging.access.leaving 0 1",
            "programmes.bridging.cohort.subsidy-decline 0 1",
            "programmes.bridging.forum.introduction 0 1",
            "programmes.bridging.pool.breadth 0 1",
            "programmes.bridging.co-funding 0 0.9",
            "experiment.budget 0 0.02");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 40).boxed();
    }

    private static Design design(int seed) {
        Random random = new Random(seed);
        List<String> overrides = new ArrayList<>(List.of("experiment.scenarios=[baseline, both]"));
        for (String range : RANGES) {
            if (random.nextInt(3) == 0) {
                String[] parts = range.split(" ", -1);
                double from = Double.parseDouble(parts[1]);
                double to = Double.parseDouble(parts[2]);
                double u = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
                overrides.add(String.format(Locale.ROOT, "%s=%.4f", parts[0], from + u * (to - from)));
            }
        }
        if (random.nextInt(3) == 0) {
            overrides.add("programmes.bridging.cohort.fewest=" + (1 + random.nextInt(5)));
            overrides.add("programmes.bridging.cohort.most=" + (5 + random.nextInt(6)));
        }
        overrides.add("model.learning.bridging-ties=" + (1 + random.nextInt(2)));
        overrides.add("programmes.bridging.setup-lag=" + random.nextInt(3));
        String[] all = overrides.toArray(String[]::new);
        return random.nextBoolean() ? Lab.small(all) : Lab.argentina(all);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdInEveryQuarter(int seed) {
        Design design = design(seed);
        Draws draws = new Draws(seed, 0);
        Policy policy = Policy.of(design, "both");
        Layout layout = Layout.of(design, draws);
        Segment segment = new Segment(design, policy, layout, draws, 0, layout.districts());
        Nation nation = new Nation(design, policy, layout, draws);
        Conditions conditions = nation.begin(segment.tallyInitial());
        int large = checkFirms(design, segment, 0);
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            segment.meet(conditions);
            segment.lookUpPartners(0, segment.halo().ties());
            segment.lookUpHosts();
            checkPartners(segment, layout, segment.halo());
            Tally tally = segment.step(conditions, Segment.Wanted.NOTHING).tally();
            checkTally(tally, policy, layout);
            checkEndowments(tally, segment);
            double gdp = conditions.gdp();
            conditions = nation.next(tally);
            double budget = 0;
            for (int p = 0; p < policy.size(); p++) {
                budget += policy.share(p, quarter) * gdp;
            }
            assertThat(nation.spendingShare() * gdp).isBetween(0.0, budget * (1 + 1e-12));
            assertThat(conditions.meanProductivity()).isPositive().isFinite();
            assertThat(checkFirms(design, segment, quarter + 1))
                    .as("large firms")
                    .isEqualTo(large);
        }
    }

    /** Checks every firm and returns the number of large ones. */
    private static int checkFirms(Design design, Segment segment, int quarter) {
        int firms = 0;
        int large = 0;
        for (FirmBatch batch : segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                boolean good = batch.firm(i) == firms++
                        && batch.position(batch.firm(i)) == i
                        && batch.workers(i) >= 1
                        && Double.isFinite(batch.workers(i))
                        && batch.productivity(i) > 0
                        && Double.isFinite(batch.productivity(i))
                        && inUnit(batch.capability(i))
                        && inUnit(batch.processScore(i))
                        && inUnit(batch.technology(i))
                        && batch.cash(i) >= 0
                        && batch.age(i) <= quarter
                        && batch.directExporter(i) == (batch.products(i) > 0)
                        && batch.directExporter(i) == (batch.destinations(i) > 0)
                        && batch.bridgingTies(i)
                                <= design.parameters().learning().bridgingTies()
                        && batch.origins(i) >= 1
                        && (batch.programme(i) == null || batch.everReached(i))
                        && knowledgeInBounds(design, batch, i);
                assertThat(good)
                        .as("firm %d in quarter %d", batch.firm(i), quarter)
                        .isTrue();
                large += batch.sizeClass(i).equals("large") ? 1 : 0;
            }
        }
        assertThat(firms).isEqualTo(design.firms());
        return large;
    }

    private static boolean inUnit(double value) {
        return value >= 0 && value <= 1 + 1e-6;
    }

    private static boolean knowledgeInBounds(Design design, FirmBatch batch, int i) {
        float lowest = (float) design.parameters().knowledge().lowest();
        float highest = (float) design.parameters().knowledge().highest();
        for (Domain domain : Domain.values()) {
            if (!(batch.codified(i, domain) >= lowest
                    && batch.codified(i, domain) <= highest
                    && batch.experiential(i, domain) >= lowest
                    && batch.experiential(i, domain) <= highest)) {
                return false;
            }
        }
        return true;
    }

    private static void checkPartners(Segment segment, Layout layout, Halo halo) {
        for (int row = 0; row < halo.ties(); row++) {
            int partner = halo.partner(row);
            assertThat(partner).isBetween(0, layout.firms() - 1);
            FirmBatch district = segment.view(partner);
            assertThat(district.sizeClass(district.position(partner))).isNotEqualTo("large");
        }
        for (int row = 0; row < halo.introductions(); row++) {
            int host = segment.participant(halo.programme(row), halo.district(row), halo.rank(row));
            FirmBatch district = segment.view(host);
            assertThat(district.district()).isEqualTo(halo.district(row));
            assertThat(district.programme(district.position(host))).isNotNull();
        }
    }

    private static void checkTally(Tally tally, Policy policy, Layout layout) {
        for (int p = 0; p < policy.size(); p++) {
            assertThat(IntStream.of(tally.members[p]).sum()).isBetween(0, layout.firms());
            assertThat(tally.staying[p]).isBetween(0L, tally.served[p]);
        }
    }

    /** Entrants are known by their age, and have spent nothing yet. */
    private static void checkEndowments(Tally tally, Segment segment) {
        long endowments = 0;
        for (FirmBatch batch : segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                boolean entrant = !batch.sizeClass(i).equals("large") && batch.age(i) == 0;
                endowments += entrant ? FixedPoint.CASH.of(batch.cash(i)) : 0;
            }
        }
        assertThat(tally.endowments).isEqualTo(endowments);
    }
}
