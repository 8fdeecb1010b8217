package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Stratum;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: a census adds up, by group, what the columns of firms hold, in districts with more firms than are added up at a time.
 */
class EnumeratorTest {
    private static final int QUARTERS = 12;
    private static final int SINCE_LAST = 4;

    private final TestCountry country = new TestCountry(
            TestCountry.design(
                    4000,
                    "country.districts.count=3",
                    "country.districts.assignment=national-draw",
                    "experiment.scale=1"),
            "bridging");
    private final District[] districts = Inside.of(country.segment).districts();

    /** Whether a firm belongs to the i-th group. */
    private interface Membership {
        boolean holds(District district, int firm, int i);
    }

    @Test
    void sumsOfGroupsAreThoseOfTheirFirms() {
        for (int quarter = 0; quarter < QUARTERS - 1; quarter++) {
            country.quarter();
        }
        country.meet();
        Census census = country.segment
                .step(country.now, new Segment.Wanted(true, false, SINCE_LAST))
                .census()
                .orElseThrow();
        assertThat(districts).anyMatch(district -> district.size() > CensusCells.BLOCK);
        assertThat(districts).anyMatch(district -> district.participantCount > 0);
        assertGroups(census, GroupKind.SIZE_CLASS, (d, i, c) -> stratum(d, i) == c);
        assertGroups(census, GroupKind.REGION, (d, i, r) -> i >= d.firstSme && d.region == r);
        assertGroups(census, GroupKind.SECTOR, (d, i, s) -> i >= d.firstSme && d.sector == s);
        assertGroups(
                census,
                GroupKind.INITIAL_QUARTILE,
                (d, i, q) -> i >= d.firstSme && Status.quartile(d.firms.status[i]) == q);
        assertGroups(census, GroupKind.PROGRAMME, (d, i, p) -> Status.programme(d.firms.status[i]) == p);
        for (GroupKind kind : new GroupKind[] {GroupKind.REGION, GroupKind.SECTOR}) {
            for (int i = 0; i < census.count(kind); i++) {
                int group = i;
                Membership large =
                        (d, f, g) -> f < d.firstSme && (kind == GroupKind.REGION ? d.region : d.sector) == group;
                assertCell(census, census.large(kind, i), large, i);
            }
        }
    }

    private static int stratum(District district, int i) {
        return i < district.firstSme
                ? Stratum.LARGE.ordinal()
                : Stratum.ofSme(StrictMath.exp(district.firms.logWorkers[i])).ordinal();
    }

    private void assertGroups(Census census, GroupKind kind, Membership membership) {
        for (int i = 0; i < census.count(kind); i++) {
            assertCell(census, census.smes(kind, i), membership, i);
        }
    }

    private void assertCell(Census census, int cell, Membership membership, int i) {
        assertCount(census, cell, Measure.FIRMS, membership, i, (d, f) -> 1);
        assertCount(census, cell, Measure.EXPORTERS, membership, i, (d, f) -> has(d, f, Status.EXPORTER));
        assertCount(census, cell, Measure.CERTIFIED, membership, i, (d, f) -> has(d, f, Status.CERTIFIED));
        assertCount(
                census, cell, Measure.IN_CHAIN, membership, i, (d, f) -> has(d, f, Status.EXPORTER | Status.SUPPLIER));
        assertCount(census, cell, Measure.PARTICIPANTS, membership, i, (d, f) -> has(d, f, Status.PROGRAMME));
        assertCount(census, cell, Measure.BRIDGING_TIES, membership, i, (d, f) -> d.firms.bridgingTieCount(f));
        assertCount(census, cell, Measure.CROSS_REGION_TIES, membership, i, this::crossRegionTies);
        assertCount(
                census,
                cell,
                Measure.ENTRANTS,
                membership,
                i,
                (d, f) -> f >= d.firstSme && Status.age(d.firms.status[f]) < SINCE_LAST ? 1 : 0);
        assertCount(census, cell, Measure.ORIGINS, membership, i, (d, f) -> Long.bitCount(d.firms.origins[f]));
        assertCount(census, cell, Measure.PRODUCTS, membership, i, (d, f) -> d.firms.products[f] & 0xFF);
        assertSum(census, cell, Measure.WORKERS, membership, i, (d, f) -> StrictMath.exp(d.firms.logWorkers[f]));
        assertSum(census, cell, Measure.CAPABILITY, membership, i, (d, f) -> d.firms.capability[f]);
        assertSum(census, cell, Measure.TECHNOLOGY, membership, i, (d, f) -> d.firms.technology[f]);
        assertSum(census, cell, Measure.CASH, membership, i, (d, f) -> d.firms.cash[f] * 0x1p-20);
        assertSum(census, cell, Measure.CODIFIED, membership, i, (d, f) -> mean(d.firms.codified, d, f));
        assertSum(census, cell, Measure.EXPERIENTIAL, membership, i, (d, f) -> mean(d.firms.experiential, d, f));
    }

    private static int has(District district, int firm, int bits) {
        return (district.firms.status[firm] & bits) != 0 ? 1 : 0;
    }

    private static double mean(float[] knowledge, District district, int firm) {
        double sum = 0;
        for (int domain = 0; domain < Domain.COUNT; domain++) {
            sum += knowledge[district.firms.at(domain, firm)];
        }
        return sum / Domain.COUNT;
    }

    private int crossRegionTies(District district, int firm) {
        int ties = 0;
        for (int[] partners : district.firms.bridgingTies) {
            if (partners[firm] != FirmColumns.NOBODY) {
                int region = country.layout.region(country.layout.district(partners[firm]));
                ties += region != district.region ? 1 : 0;
            }
        }
        return ties;
    }

    private void assertCount(
            Census census,
            int cell,
            Measure measure,
            Membership membership,
            int i,
            ToDoubleBiFunction<District, Integer> value) {
        assertThat(census.sum(cell, measure)).as("%s of cell %d", measure, cell).isEqualTo(sum(membership, i, value));
    }

    private void assertSum(
            Census census,
            int cell,
            Measure measure,
            Membership membership,
            int i,
            ToDoubleBiFunction<District, Integer> value) {
        double sum = sum(membership, i, value);
        assertThat(census.sum(cell, measure))
                .as("%s of cell %d", measure, cell)
                .isCloseTo(sum, within(1e-6 * sum + 1e-6));
    }

    private double sum(Membership membership, int i, ToDoubleBiFunction<District, Integer> value) {
        double sum = 0;
        for (District district : districts) {
            for (int firm = 0; firm < district.size(); firm++) {
                sum += membership.holds(district, firm, i) ? value.applyAsDouble(district, firm) : 0;
            }
        }
        return sum;
    }
}
