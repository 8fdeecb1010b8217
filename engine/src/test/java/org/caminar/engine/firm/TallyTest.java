package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Stratum;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Design DESIGN =
            TestCountry.design(3000, "programmes.bridging.access.fee=0.1", "programmes.bridging.pool.source=members");
    private static final Policy POLICY = Policy.of(DESIGN, "both");
    private static final Draws DRAWS = new Draws(4, 0);
    private static final Layout LAYOUT = Layout.of(DESIGN, DRAWS);

    private static List<Segment> partition(int shards) {
        int[] cuts = LAYOUT.segments(shards);
        List<Segment> segments = new ArrayList<>();
        for (int s = 0; s + 1 < cuts.length; s++) {
            segments.add(new Segment(DESIGN, POLICY, LAYOUT, DRAWS, cuts[s], cuts[s + 1]));
        }
        return segments;
    }

    private static Tally merged(List<Tally> parts) {
        Tally whole = new Tally(POLICY.size(), LAYOUT.regions(), 0, LAYOUT.districts());
        parts.forEach(whole::merge);
        return whole;
    }

    @Test
    void talliesOfAnyPartitionMergeToTheSameInAnyOrder() {
        Tally whole = merged(List.of(partition(1).get(0).tallyInitial()));
        Random random = new Random(8);
        for (int shards : new int[] {2, 3, 7, 20, 50}) {
            List<Tally> parts = new ArrayList<>(
                    partition(shards).stream().map(Segment::tallyInitial).toList());
            for (int shuffle = 0; shuffle < 4; shuffle++) {
                Collections.shuffle(parts, random);
                assertThat(merged(parts))
                        .as("%d shards", shards)
                        .usingRecursiveComparison()
                        .isEqualTo(whole);
            }
        }
        assertThat(whole.workers).isPositive();
        assertThat(whole.applicantPlaces[0]).isPositive();
    }

    @Test
    void firstDistrictHoldsTheBestPracticeAmongEquals() {
        for (int[] order : new int[][] {{3, 5}, {5, 3}}) {
            Tally tally = new Tally(1, 1, 0, 9);
            for (int district : order) {
                tally.offerBest(0, 0, 2, 0.7f, district);
            }
            tally.offerBest(0, 0, 2, 0.6f, 1);
            assertThat(tally.bestDistrict[0][2]).isEqualTo(3);
            assertThat(tally.best[0][2]).isEqualTo(0.7f);
        }
    }

    @Test
    void everyFlowOfCashEntersTheExpectedOne() {
        Tally tally = new Tally(0, 1, 0, 1);
        tally.profits = 1;
        tally.credit = 10;
        tally.endowments = 100;
        tally.investment = 1_000;
        tally.fees = 10_000;
        tally.contributions = 100_000;
        tally.forfeited = 1_000_000;
        assertThat(tally.expectedCash(5_000_000)).isEqualTo(5_000_000 + 111 - 1_111_000);
    }

    @Test
    void censusesOfAnyPartitionMergeToTheSameInAnyOrder() {
        Census whole = partition(1).get(0).initially(-1f).census().orElseThrow();
        Random random = new Random(9);
        for (int shards : new int[] {2, 9, 50}) {
            List<Census> parts = new ArrayList<>(partition(shards).stream()
                    .map(s -> s.initially(-1f).census().orElseThrow())
                    .toList());
            Collections.shuffle(parts, random);
            Census merged = parts.get(0);
            parts.subList(1, parts.size()).forEach(merged::merge);
            assertThat(merged)
                    .as("%d shards", shards)
                    .usingRecursiveComparison()
                    .isEqualTo(whole);
        }
        double firms = 0;
        for (Stratum stratum : Stratum.values()) {
            firms += whole.sum(whole.smes(GroupKind.SIZE_CLASS, stratum.ordinal()), Census.Measure.FIRMS);
        }
        assertThat(firms).isEqualTo(3000);
    }
}
