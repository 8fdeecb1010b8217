package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import org.caminar.engine.exact.FixedPoint;
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
            TestCountry.design(4000, "country.districts.count=3", "country.districts.assignment=national-draw"),
            "bridging");
    private final District[] districts = Inside.of(country.segment).districts();

    /** Whether a firm belongs to the i-th group of a kind. */
    private interface Membership {
        boolean holds(District district, int firm, int i);
    }

    /** A cell of a census, and who should be in it. */
    private record Cell(Census census, int number, Membership membership, int i) {}

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
                assertCell(new Cell(census, census.large(kind, i), large, i));
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
            assertCell(new Cell(census, census.smes(kind, i), membership, i));
        }
    }

    private void assertCell(Cell cell) {
        assertCount(cell, Measure.FIRMS, (d, f) -> 1);
        assertCount(cell, Measure.EXPORTERS, (d, f) -> has(d, f, Status.EXPORTER));
        assertCount(cell, Measure.CERTIFIED, (d, f) -> has(d, f, Status.CERTIFIED));
        assertCount(cell, Measure.IN_CHAIN, (d, f) -> has(d, f, Status.EXPORTER | Status.SUPPLIER));
        assertCount(cell, Measure.PARTICIPANTS, (d, f) -> has(d, f, Status.PROGRAMME));
        assertCount(cell, Measure.BRIDGING_TIES, (d, f) -> d.firms.bridgingTieCount(f));
        assertCount(cell, Measure.CROSS_REGION_TIES, this::crossRegionTies);
        assertCount(
                cell,
                Measure.ENTRANTS,
                (d, f) -> f >= d.firstSme && Status.age(d.firms.status[f]) < SINCE_LAST ? 1 : 0);
        assertCount(cell, Measure.ORIGINS, (d, f) -> Long.bitCount(d.firms.origins[f]));
        assertCount(cell, Measure.PRODUCTS, (d, f) -> d.firms.products[f] & 0xFF);
        assertSum(cell, Measure.WORKERS, (d, f) -> StrictMath.exp(d.firms.logWorkers[f]));
        assertSum(cell, Measure.CAPABILITY, (d, f) -> d.firms.capability[f]);
        assertSum(cell, Measure.TECHNOLOGY, (d, f) -> d.firms.technology[f]);
        assertSum(cell, Measure.CASH, (d, f) -> FixedPoint.CASH.toDouble(d.firms.cash[f]));
        assertSum(cell, Measure.CODIFIED, (d, f) -> mean(d.firms.codified, d, f));
        assertSum(cell, Measure.EXPERIENTIAL, (d, f) -> mean(d.firms.experiential, d, f));
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

    private void assertCount(Cell cell, Measure measure, ToDoubleBiFunction<District, Integer> value) {
        assertThat(cell.census().sum(cell.number(), measure))
                .as("%s of cell %d", measure, cell.number())
                .isEqualTo(sum(cell, value));
    }

    private void assertSum(Cell cell, Measure measure, ToDoubleBiFunction<District, Integer> value) {
        double sum = sum(cell, value);
        assertThat(cell.census().sum(cell.number(), measure))
                .as("%s of cell %d", measure, cell.number())
                .isCloseTo(sum, within(1e-6 * sum + 1e-6));
    }

    private double sum(Cell cell, ToDoubleBiFunction<District, Integer> value) {
        double sum = 0;
        for (District district : districts) {
            for (int firm = 0; firm < district.size(); firm++) {
                sum += cell.membership().holds(district, firm, cell.i()) ? value.applyAsDouble(district, firm) : 0;
            }
        }
        return sum;
    }
}
