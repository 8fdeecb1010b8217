package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.caminar.engine.Lab;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Population;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: initial firms are as the profile describes them. Means may be 5 standard errors off: a false failure of one
 * comparison is rarer than 6e-7; the seed is fixed.
 */
class InitialPopulationTest {
    private static final int FIRMS = 40_000;
    private static final Design DESIGN =
            Lab.small("country.population.district-deviation=0", "country.population.region-deviation=0");
    private static final Population POPULATION = DESIGN.country().population();

    private final FirmColumns firms = new FirmColumns(0, FIRMS, 2);
    private final int large;

    InitialPopulationTest() {
        InitialPopulation population = new InitialPopulation(DESIGN.country(), DESIGN.parameters(), new Draws(6, 0));
        Workspace work = new Workspace(FIRMS);
        large = population.drawClasses(0, FIRMS, work);
        population.fill(new District(0, 0, 0, firms, large, 0, 0), work);
    }

    private IntPredicate of(SizeClass size) {
        return i -> Status.initialClass(firms.status[i]) == size.ordinal();
    }

    private void assertMean(IntPredicate group, IntToDoubleFunction value, double mean) {
        double[] x = IntStream.range(0, FIRMS).filter(group).mapToDouble(value).toArray();
        double average = java.util.Arrays.stream(x).average().orElseThrow();
        double variance = java.util.Arrays.stream(x)
                .map(v -> (v - average) * (v - average))
                .average()
                .orElseThrow();
        double error = Math.sqrt(variance / x.length);
        assertThat(average).isBetween(mean - 5 * error, mean + 5 * error);
    }

    @Test
    void sizeClassesHaveTheirSharesAndLargeFirmsComeFirst() {
        double whole = 0;
        for (SizeClass size : SizeClass.values()) {
            whole += POPULATION.of(size).share();
        }
        for (SizeClass size : SizeClass.values()) {
            assertMean(
                    i -> true,
                    i -> of(size).test(i) ? 1 : 0,
                    POPULATION.of(size).share() / whole);
        }
        for (int i = 0; i < FIRMS; i++) {
            assertThat(of(SizeClass.LARGE).test(i)).isEqualTo(i < large);
        }
    }

    @Test
    void sizesAreLogUniformWithinTheirBounds() {
        for (SizeClass size : SizeClass.values()) {
            double fewest = Math.log(POPULATION.of(size).fewest());
            double most = Math.log(POPULATION.of(size).most());
            assertMean(of(size), i -> firms.logWorkers[i], (fewest + most) / 2);
            IntStream.range(0, FIRMS)
                    .filter(of(size))
                    .forEach(i -> assertThat((double) firms.logWorkers[i]).isBetween(fewest - 1e-6, most + 1e-6));
        }
    }

    @Test
    void experienceHasItsMomentsAndCodifiedKnowledgeLags() {
        for (SizeClass size : new SizeClass[] {SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM}) {
            Population.SizeStructure structure = POPULATION.of(size);
            assertMean(of(size), i -> Capability.mean(firms.experiential, i, firms.room), structure.experience());
            double variance = Math.pow(structure.deviation(), 2) + Math.pow(POPULATION.domainDeviation(), 2);
            assertMean(
                    of(size), i -> Math.pow(firms.experiential[firms.at(2, i)] - structure.experience(), 2), variance);
            assertMean(
                    of(size),
                    i -> firms.experiential[firms.at(5, i)] - firms.codified[firms.at(5, i)],
                    POPULATION.codifiedGap());
        }
        assertMean(
                of(SizeClass.SMALL),
                i -> Math.pow(
                        firms.experiential[firms.at(1, i)] - firms.codified[firms.at(1, i)] - POPULATION.codifiedGap(),
                        2),
                Math.pow(POPULATION.codifiedDeviation(), 2));
    }

    @Test
    void cashOwnershipAndShocksFollowTheProfile() {
        IntPredicate sme = i -> i >= large;
        assertMean(sme, i -> (firms.status[i] & Status.FOREIGN) != 0 ? 1 : 0, POPULATION.foreignSmes());
        assertMean(i -> i < large, i -> (firms.status[i] & Status.FOREIGN) != 0 ? 1 : 0, POPULATION.foreignLarge());
        assertMean(
                sme, i -> FixedPoint.CASH.toDouble(firms.cash[i]) / Math.exp(firms.logWorkers[i]), POPULATION.cash());
        double deviation = DESIGN.parameters().production().initialShockDeviation();
        assertMean(sme, i -> firms.shock[i], 0);
        assertMean(sme, i -> firms.shock[i] * (double) firms.shock[i], deviation * deviation);
    }

    @Test
    void domainsAndFirmsAreIndependentOfEachOther() {
        IntPredicate micro = of(SizeClass.MICRO);
        double mean = POPULATION.micro().experience();
        double common = Math.pow(POPULATION.micro().deviation(), 2);
        assertMean(
                micro,
                i -> (firms.experiential[firms.at(0, i)] - mean) * (firms.experiential[firms.at(7, i)] - mean),
                common);
        assertMean(
                i -> micro.test(i) && i + 1 < FIRMS && micro.test(i + 1),
                i -> (firms.experiential[firms.at(0, i)] - mean) * (firms.experiential[firms.at(0, i + 1)] - mean),
                0);
    }

    @Test
    void tiesLieWithinTheDistrict() {
        Design design = Lab.small();
        FirmColumns few = new FirmColumns(0, 7, 2);
        InitialPopulation population = new InitialPopulation(design.country(), design.parameters(), new Draws(6, 0));
        Workspace work = new Workspace(7);
        population.fill(new District(0, 0, 0, few, population.drawClasses(0, 7, work), 0, 0), work);
        for (int i = 0; i < 7; i++) {
            for (int tie = 0; tie < Population.LOCAL_TIES; tie++) {
                assertThat(few.localTie(i, tie)).isBetween(0, 6);
            }
            assertThat(few.bridgingTieCount(i)).isZero();
            assertThat(Long.bitCount(few.origins[i])).isOne();
        }
    }

    @Test
    void theStatusWordKeepsItsPartsApart() {
        int status = 2 | Status.FOREIGN | Status.CERTIFIED | 3 << Status.QUARTILE_SHIFT;
        for (int programme = -1; programme < 15; programme++) {
            int with = Status.withProgramme(status | Status.EXPORTER, programme);
            assertThat(Status.programme(with)).isEqualTo(programme);
            assertThat(Status.initialClass(with)).isEqualTo(2);
            assertThat(Status.quartile(with)).isEqualTo(3);
            assertThat(with & (Status.FOREIGN | Status.CERTIFIED | Status.EXPORTER))
                    .isEqualTo(Status.FOREIGN | Status.CERTIFIED | Status.EXPORTER);
            assertThat(Status.programme(with & Status.SLOT)).isEqualTo(-1);
        }
    }
}
