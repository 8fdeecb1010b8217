package org.caminar.engine.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.caminar.engine.Lab;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Conditions.Offer;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: a tally becomes the conditions of the next quarter; accounts balance. */
class NationTest {
    private final Design design = Lab.small("programmes.bridging.access.leaving=0");
    private final Draws draws = new Draws(1, 0);
    private final Policy policy = Policy.of(design, "bridging");
    private final Layout layout = Layout.of(design, draws);
    private final Segment segment = new Segment(design, policy, layout, draws, 0, layout.districts());
    private final Nation nation = new Nation(design, policy, layout, draws);

    private Tally step(Conditions conditions) {
        segment.meet(conditions);
        segment.lookUpPartners(0, segment.halo().ties());
        segment.lookUpHosts();
        return segment.step(conditions, Segment.Wanted.NOTHING).tally();
    }

    @Test
    void cashThatAppearsFromNowhereStopsTheRun() {
        Tally tally = step(nation.begin(segment.tallyInitial()));
        tally.cash++;
        assertThatThrownBy(() -> nation.next(tally))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cash must be conserved but in quarter 0")
                .hasMessageContaining(Long.toString(tally.cash));
    }

    @Test
    void aFlowThatNobodyReceivedStopsTheRun() {
        Conditions first = nation.begin(segment.tallyInitial());
        Conditions second = nation.next(step(first));
        Tally tally = step(second);
        tally.fees++;
        assertThatThrownBy(() -> nation.next(tally)).hasMessageContaining("cash must be conserved but in quarter 1");
    }

    @Test
    void conditionsAreThoseOfTheTally() {
        Tally tally = segment.tallyInitial();
        Conditions now = nation.begin(tally);
        double gdp = FixedPoint.VALUE.toDouble(tally.valueAdded);
        assertThat(now.quarter()).isZero();
        assertThat(now.firms()).isEqualTo(2000);
        assertThat(now.gdp()).isEqualTo(gdp);
        assertThat(now.meanProductivity()).isCloseTo(gdp / FixedPoint.VALUE.toDouble(tally.workers), within(1e-9));
        assertThat((double) now.logMeanProductivity()).isCloseTo(Math.log(now.meanProductivity()), within(1e-6));
        assertThat(now.ties()).as("bridging has a forum").isTrue();
        assertThat(now.promotion()).isZero();
        assertThat(now.creditPerWeight()).isZero();
    }

    @Test
    void anOfferFillsThePlacesThatThoseWhoStayLeave() {
        Conditions first = nation.begin(segment.tallyInitial());
        Offer offer = first.offers()[0];
        double places = Math.floor(0.0006 * first.gdp() / policy.programme(0).publicUnitCost());
        assertThat(places).isGreaterThan(10);
        assertThat(offer.free()).isEqualTo(places);
        assertThat(offer.membersBefore()).hasSize(layout.districts() + 1).containsOnly(0);
        Tally tally = step(first);
        int members = Arrays.stream(tally.members[0]).sum();
        assertThat(members).isPositive();
        Conditions second = nation.next(tally);
        double next = Math.floor(0.0006 * second.gdp() / policy.programme(0).publicUnitCost());
        assertThat(second.offers()[0].free()).isCloseTo(Math.max(0, next - members), within(1e-6));
        assertThat(second.offers()[0].membersBefore()).endsWith(members).isSorted();
        assertThat(nation.spending()).isLessThanOrEqualTo(0.0006 * first.gdp());
        assertThat(nation.spendingShare() * first.gdp()).isCloseTo(nation.spending(), within(1e-6));
    }

    @Test
    void regionalQuotasFillTheRegionsFreeSlots() {
        Design regional = Lab.argentina();
        Policy none = Policy.of(regional, "baseline");
        Layout map = Layout.of(regional, draws);
        Nation country = new Nation(regional, none, map, draws);
        Tally tally = new Segment(regional, none, map, draws, 0, map.districts()).tallyInitial();
        Arrays.fill(tally.unmatched, 3);
        int[] quotas = country.begin(tally).regionalQuota();
        double share = regional.parameters().supply().regionalShare();
        double slots = regional.parameters().supply().slotsPerLead();
        for (int r = 0; r < map.regions(); r++) {
            int sum = 0;
            for (int d = 0; d < map.districts(); d++) {
                sum += map.region(d) == r ? quotas[d] : 0;
            }
            double own = slots * tally.large[r] * share;
            assertThat((double) sum).as("region %d", r).isBetween(Math.floor(own), own + 1.01);
        }
        assertThat(Arrays.stream(quotas).sum()).isPositive();
    }

    @Test
    void talliesOfTheSamePartsMergeToTheSameInAnyOrder() {
        int half = layout.districts() / 2;
        Tally left = new Segment(design, policy, layout, draws, 0, half).tallyInitial();
        Tally right = new Segment(design, policy, layout, draws, half, layout.districts()).tallyInitial();
        Tally there = new Tally(policy.size(), layout.regions(), 0, layout.districts());
        there.merge(left);
        there.merge(right);
        Tally back = new Tally(policy.size(), layout.regions(), 0, layout.districts());
        back.merge(right);
        back.merge(left);
        assertThat(there).usingRecursiveComparison().isEqualTo(back);
        assertThat(there).usingRecursiveComparison().isEqualTo(segment.tallyInitial());
    }
}
