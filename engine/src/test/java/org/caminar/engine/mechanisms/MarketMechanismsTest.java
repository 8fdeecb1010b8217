package org.caminar.engine.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caminar.engine.mechanisms.World.assertUnchanged;
import static org.caminar.engine.mechanisms.World.change;
import static org.caminar.engine.mechanisms.World.mean;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: money, trade, growth and renewal act when their parameters say so and are absent at zero. */
class MarketMechanismsTest {
    private static final World STILL = World.still();

    @Test
    void firmsSaveAShareOfTheirSurplus() {
        assertThat(change(STILL.with("model.finance.saving=0.05").baseline(), Indicator.CASH_PER_WORKER))
                .isGreaterThan(1e-3);
        assertUnchanged(
                STILL.with("model.finance.saving=0.05", "model.finance.wage-level=1", "model.finance.wage-elasticity=1")
                        .baseline(),
                Indicator.CASH_PER_WORKER);
    }

    @Test
    void investmentTurnsCashIntoTechnology() {
        RunResult run = STILL.with("model.finance.investment=0.3").baseline();
        assertThat(change(run, Indicator.CASH_PER_WORKER)).isNegative();
        assertThat(change(run, Indicator.TECHNOLOGY_MEAN)).isPositive();
        assertUnchanged(
                STILL.with("model.finance.investment=0.3", "model.finance.investment-ceiling=0")
                        .baseline(),
                Indicator.CASH_PER_WORKER,
                Indicator.TECHNOLOGY_MEAN);
    }

    @Test
    void technologyWears() {
        RunResult run = STILL.with("model.finance.wear=0.02").baseline();
        assertThat(Lab.last(run, Indicator.TECHNOLOGY_MEAN) / Lab.first(run, Indicator.TECHNOLOGY_MEAN))
                .isCloseTo(Math.pow(0.98, 12), within(1e-3));
    }

    @Test
    void technologyRaisesProductivityByItsWeight() {
        World wearing = STILL.with("model.finance.wear=0.05");
        assertThat(change(wearing.baseline(), Indicator.SME_PRODUCTIVITY)).isNegative();
        assertUnchanged(wearing.with("model.production.technology-weight=0").baseline(), Indicator.SME_PRODUCTIVITY);
    }

    @Test
    void productivityShocks() {
        RunResult run = STILL.with("model.production.shock-deviation=0.2", "model.production.shock-persistence=0.9")
                .baseline();
        assertThat(change(run, Indicator.PRODUCTIVITY_THEIL)).isGreaterThan(0.01);
        assertUnchanged(run, Indicator.CAPABILITY_MEAN);
    }

    private static World supplying(String... more) {
        return STILL.with("model.supply.slots-per-lead=3", "model.supply.requirement=0", "model.supply.search=1")
                .with(more);
    }

    @Test
    void suppliersNeedARequirementThatTheyMeet() {
        assertThat(Lab.last(supplying().baseline(), Indicator.SUPPLIERS_PCT)).isGreaterThan(1);
        assertThat(Lab.last(supplying("model.supply.requirement=1").baseline(), Indicator.SUPPLIERS_PCT))
                .isZero();
        assertThat(Lab.last(supplying("model.supply.search=0").baseline(), Indicator.SUPPLIERS_PCT))
                .isZero();
    }

    @Test
    void suppliersNeverExceedSlots() {
        for (String share : List.of("0", "1")) {
            List<List<FirmState>> quarters =
                    supplying("model.supply.regional-share=" + share).firms("baseline");
            Function<FirmState, Object> place = share.equals("0") ? FirmState::district : FirmState::region;
            int full = 0;
            for (List<FirmState> firms : quarters) {
                Map<Object, List<FirmState>> places = firms.stream().collect(Collectors.groupingBy(place));
                for (Map.Entry<Object, List<FirmState>> each : places.entrySet()) {
                    long slots = 3
                            * each.getValue().stream()
                                    .filter(firm -> !World.sme(firm))
                                    .count();
                    long suppliers =
                            each.getValue().stream().filter(FirmState::supplier).count();
                    assertThat(suppliers)
                            .as(
                                    "suppliers of %s in quarter %d",
                                    each.getKey(), firms.get(0).quarter())
                            .isLessThanOrEqualTo(slots);
                    full += slots > 0 && suppliers == slots ? 1 : 0;
                }
            }
            assertThat(full).as("places whose slots were all taken").isPositive();
        }
    }

    @Test
    void regionalSlotsReachDistrictsWithoutLargeFirms() {
        String[] manyDistricts = {"country.districts.count=200"};
        assertThat(suppliersFarFromLeads(supplying(manyDistricts).with("model.supply.regional-share=0")))
                .isZero();
        assertThat(suppliersFarFromLeads(supplying(manyDistricts).with("model.supply.regional-share=1")))
                .isPositive();
    }

    private static long suppliersFarFromLeads(World world) {
        return world.firms("baseline").get(12).stream()
                .collect(Collectors.groupingBy(FirmState::district))
                .values()
                .stream()
                .filter(district -> district.stream().allMatch(World::sme))
                .flatMap(List::stream)
                .filter(FirmState::supplier)
                .count();
    }

    @Test
    void linksEndByAttritionAndBelowTheTolerance() {
        World searching = supplying("model.supply.search=0.1");
        double lasting = Lab.last(searching.with("model.supply.attrition=0").baseline(), Indicator.SUPPLIERS_PCT);
        double fleeting = Lab.last(searching.with("model.supply.attrition=0.5").baseline(), Indicator.SUPPLIERS_PCT);
        assertThat(fleeting).isLessThan(0.7 * lasting);
        // Scores fall by obsolescence from above the requirement to below what is tolerated.
        World fading = supplying("model.supply.requirement=0.3", "model.knowledge.obsolescence=0.2");
        assertThat(Lab.last(fading.with("model.supply.tolerance=0.05").baseline(), Indicator.SUPPLIERS_PCT))
                .isZero();
        assertThat(Lab.last(fading.with("model.supply.tolerance=1").baseline(), Indicator.SUPPLIERS_PCT))
                .isPositive();
    }

    @Test
    void certificationNeedsTheStandard() {
        World certifying = STILL.with("model.certification.requirement=0.35", "model.certification.unaided=0.25");
        assertThat(Lab.last(certifying.baseline(), Indicator.CERTIFIED_PCT)).isGreaterThan(5);
        assertThat(Lab.last(certifying.with("model.certification.unaided=0").baseline(), Indicator.CERTIFIED_PCT))
                .isZero();
        assertThat(Lab.last(certifying.with("model.certification.requirement=2").baseline(), Indicator.CERTIFIED_PCT))
                .isZero();
        RunResult fading = certifying.with("model.knowledge.obsolescence=0.2").baseline();
        assertThat(Lab.last(fading, Indicator.CERTIFIED_PCT))
                .as("who falls below loses it")
                .isZero();
    }

    @Test
    void leadFirmsPreferTheCertified() {
        World certified = supplying(
                "model.certification.requirement=0.35",
                "model.certification.unaided=1",
                "model.supply.attrition=0.3",
                "model.supply.certified-preference=1");
        double indifferent = certifiedAmongSuppliers(certified);
        double choosy = certifiedAmongSuppliers(certified.with("model.supply.certified-preference=100"));
        assertThat(choosy).isGreaterThan(indifferent + 0.2);
    }

    private static double certifiedAmongSuppliers(World world) {
        return mean(world.firms("baseline").get(12), FirmState::supplier, f -> f.certified() ? 1 : 0);
    }

    private static World exporting(String... more) {
        return STILL.with("model.exports.entry=0.1").with(more);
    }

    @Test
    void exportingStartsAboveTheCutOffAndEnds() {
        assertThat(Lab.last(exporting("model.exports.cut-off=-1.5").baseline(), Indicator.DIRECT_EXPORTERS_PCT))
                .isGreaterThan(5);
        assertThat(Lab.last(exporting("model.exports.cut-off=5").baseline(), Indicator.DIRECT_EXPORTERS_PCT))
                .isZero();
        double lasting = Lab.last(
                exporting("model.exports.cut-off=-1.5", "model.exports.exit=0").baseline(),
                Indicator.DIRECT_EXPORTERS_PCT);
        double fleeting = Lab.last(
                exporting("model.exports.cut-off=-1.5", "model.exports.exit=0.5")
                        .baseline(),
                Indicator.DIRECT_EXPORTERS_PCT);
        assertThat(fleeting).isLessThan(0.5 * lasting);
    }

    @Test
    void sizeOwnershipCertificatesAndCodifiedKnowledgeHelpToExport() {
        String[] neutral = {
            "model.exports.cut-off=-1",
            "model.exports.certified=0",
            "model.exports.foreign=0",
            "model.exports.codified=0",
            "model.exports.size=0",
            "model.certification.requirement=0.2",
            "model.certification.unaided=1",
            "country.population.foreign-smes=0.5"
        };
        double plain = Lab.last(exporting(neutral).baseline(), Indicator.DIRECT_EXPORTERS_PCT);
        for (String advantage : List.of("certified=2", "foreign=2", "codified=4", "size=1")) {
            String[] midpoints = {"model.exports.codified-midpoint=0", "model.exports.reference-size=1"};
            RunResult run = exporting(neutral)
                    .with(midpoints)
                    .with("model.exports." + advantage)
                    .baseline();
            assertThat(Lab.last(run, Indicator.DIRECT_EXPORTERS_PCT))
                    .as(advantage)
                    .isGreaterThan(1.3 * plain);
        }
    }

    /** IDB (2014): exporters sell 5 products on the mean and 2 on the median, to 3 and 1 destinations. */
    @Test
    void exportersSellAsManyProductsToAsManyDestinationsAsObserved() {
        int[] products = new int[20_000];
        int[] destinations = new int[20_000];
        Lab.run(
                Lab.small(
                        "experiment.scale=1",
                        "experiment.horizon=1",
                        "model.exports.entry=1",
                        "model.exports.exit=0",
                        "model.exports.cut-off=-5"),
                "baseline",
                batch -> {
                    for (int i = 0; i < batch.size(); i++) {
                        products[batch.firm(i)] = batch.products(i);
                        destinations[batch.firm(i)] = batch.destinations(i);
                    }
                });
        assertThat(Arrays.stream(products).filter(n -> n > 0).count()).isGreaterThan(19_000);
        assertThat(meanAndMedian(products)[0]).isCloseTo(5, within(0.4));
        assertThat(meanAndMedian(products)[1]).isEqualTo(2);
        assertThat(meanAndMedian(destinations)[0]).isCloseTo(3, within(0.3));
        assertThat(meanAndMedian(destinations)[1]).isEqualTo(1);
        assertThat(Arrays.stream(products).max().orElseThrow()).isBetween(50, 255);
    }

    private static double[] meanAndMedian(int[] counts) {
        int[] exporters = Arrays.stream(counts).filter(n -> n > 0).sorted().toArray();
        return new double[] {Arrays.stream(exporters).average().orElseThrow(), exporters[exporters.length / 2]};
    }

    @Test
    void selectionMovesWorkersToTheProductive() {
        RunResult run = STILL.with("model.growth.selection=0.02").baseline();
        assertThat(change(run, Indicator.SMES_SHARE_OF_WORKERS_PCT)).isNegative();
        assertThat(change(run, Indicator.SME_PRODUCTIVITY)).isPositive();
    }

    @Test
    void growthNoiseSpreadsSizes() {
        List<List<FirmState>> quarters =
                STILL.with("model.growth.deviation=0.1").firms("baseline");
        double squares = 0;
        int firms = 0;
        for (FirmState last : quarters.get(12)) {
            FirmState first = quarters.get(0).get(last.firm());
            if (first.workers() > 20) {
                squares += Math.pow(Math.log(last.workers() / first.workers()), 2);
                firms++;
            }
        }
        // Twelve quarters of a hundredth: 0.12, with a relative error of root(2 / firms) near 0.07.
        assertThat(firms).isGreaterThan(400);
        assertThat(squares / firms).isBetween(0.085, 0.155);
    }

    @Test
    void sizesRevertToTheirClasses() {
        World large = STILL.with("country.population.small.typical-size=1", "country.population.micro.typical-size=1");
        assertThat(change(large.with("model.growth.reversion=0.05").baseline(), Indicator.SME_WORKERS))
                .isNegative();
        assertUnchanged(large.baseline(), Indicator.SME_WORKERS);
    }

    @Test
    void exportersAndSuppliersGrow() {
        World exporting = exporting("model.exports.cut-off=-3");
        assertThat(change(exporting.with("model.growth.exporter=0.05").baseline(), Indicator.SME_WORKERS))
                .isPositive();
        assertUnchanged(exporting.baseline(), Indicator.SME_WORKERS);
        assertThat(change(supplying("model.growth.supplier=0.05").baseline(), Indicator.SME_WORKERS))
                .isPositive();
        assertUnchanged(supplying().baseline(), Indicator.SME_WORKERS);
    }

    @Test
    void exitsAndEntriesHappenAtTheirHazard() {
        RunResult run = STILL.with("model.renewal.exit-base=0.05").baseline();
        // 4 * 5 % a year; 1,960 SMEs in a quarter: 5 standard errors of 4 * 0.5 points.
        assertThat(Lab.last(run, Indicator.ENTRY_RATE_PCT)).isBetween(10.0, 30.0);
        assertUnchanged(run, Indicator.FIRMS, Indicator.SMES);
    }

    @Test
    void theLessProductiveExitMore() {
        World selecting = STILL.with(
                "model.renewal.exit-selection=0.2",
                "model.renewal.exit-steepness=20",
                "model.renewal.imitation=1",
                "model.renewal.deviation=0");
        List<List<FirmState>> quarters = selecting.firms("baseline");
        List<FirmState> initial = quarters.get(0);
        double leaving = mean(
                quarters.get(1),
                f -> World.sme(f) && f.age() == 0,
                f -> initial.get(f.firm()).productivity());
        double staying = mean(
                quarters.get(1),
                f -> World.sme(f) && f.age() == 1,
                f -> initial.get(f.firm()).productivity());
        assertThat(leaving).isLessThan(0.8 * staying);
    }

    @Test
    void entrantsImitateALocalFirm() {
        World renewing = STILL.with("model.renewal.exit-base=0.2", "model.renewal.deviation=0");
        double faithful = change(renewing.with("model.renewal.imitation=1").baseline(), Indicator.EXPERIENTIAL_MEAN);
        double poor = change(renewing.with("model.renewal.imitation=0.5").baseline(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(Math.abs(faithful)).isLessThan(0.02);
        assertThat(poor).isLessThan(-0.1);
    }

    @Test
    void certificationBodiesAudit() {
        World auditing = STILL.funding(
                "certification-body",
                "model.certification.requirement=0.35",
                "model.certification.unaided=0",
                "programmes.certification-body.setup-lag=0");
        assertThat(Lab.last(auditing.test(), Indicator.CERTIFIED_PCT)).isGreaterThan(5);
        assertThat(Lab.last(auditing.baseline(), Indicator.CERTIFIED_PCT)).isZero();
    }

    @Test
    void exchangesHelpInTheSearch() {
        World searching = supplying("model.supply.search=0")
                .funding("outsourcing-exchange", "programmes.outsourcing-exchange.setup-lag=0");
        assertThat(Lab.last(searching.test(), Indicator.SUPPLIERS_PCT)).isGreaterThan(0.5);
        assertThat(Lab.last(searching.baseline(), Indicator.SUPPLIERS_PCT)).isZero();
    }

    @Test
    void linkageProgrammesBuySlots() {
        World linking = supplying("model.supply.slots-per-lead=0").funding("linkage");
        assertThat(Lab.last(linking.test(), Indicator.SUPPLIERS_PCT)).isGreaterThan(0.5);
        assertThat(Lab.last(linking.baseline(), Indicator.SUPPLIERS_PCT)).isZero();
    }

    @Test
    void creditIsCash() {
        World lending = STILL.funding("credit");
        RunResult run = lending.test();
        double given = change(run, Indicator.CASH_PER_WORKER) * Lab.last(run, Indicator.SME_WORKERS);
        assertThat(given).isCloseTo(Lab.last(run, Indicator.SPENDING), within(0.01 * given));
        assertThat(given).isPositive();
        assertUnchanged(lending.baseline(), Indicator.CASH_PER_WORKER);
    }

    @Test
    void twoCreditProgrammesPayOutWhatBothHave() {
        World lending = STILL.funding("credit")
                .with(
                        "programmes.further-credit=${programmes.credit}",
                        "scenarios.test.programmes=[{ programme=credit, share=0.5, start=0, end=4000 },"
                                + " { programme=further-credit, share=0.5, start=0, end=4000 }]");
        RunResult run = lending.test();
        double given = change(run, Indicator.CASH_PER_WORKER) * Lab.last(run, Indicator.SME_WORKERS);
        assertThat(given).isCloseTo(Lab.last(run, Indicator.SPENDING), within(0.01 * given));
    }

    @Test
    void creditGoesToEverySmeAndToNoLargeFirm() {
        List<List<FirmState>> quarters = STILL.funding("credit").firms("test");
        for (FirmState last : quarters.get(12)) {
            double before = quarters.get(0).get(last.firm()).cash();
            assertThat(last.cash() > before).as("%s firm", last.sizeClass()).isEqualTo(World.sme(last));
        }
    }

    @Test
    void promotionLowersTheCutOff() {
        World promoting = exporting("model.exports.promotion=2").funding("export-promotion");
        double promoted = Lab.last(promoting.test(), Indicator.DIRECT_EXPORTERS_PCT);
        double alone = Lab.last(promoting.baseline(), Indicator.DIRECT_EXPORTERS_PCT);
        assertThat(promoted).isGreaterThan(1.3 * alone);
        double off = Lab.last(promoting.with("model.exports.promotion=0").test(), Indicator.DIRECT_EXPORTERS_PCT);
        assertThat(off).isEqualTo(alone);
    }
}
