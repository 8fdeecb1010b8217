package org.caminar.engine.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caminar.engine.mechanisms.World.assertUnchanged;
import static org.caminar.engine.mechanisms.World.change;
import static org.caminar.engine.mechanisms.World.mean;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: each rule of a programme acts when its parameter says so and is absent at its neutral value. */
class ProgrammeMechanismsTest {
    /** A programme for about a tenth of the firms, without forum, in a country that stands still otherwise. */
    private static World school(String... more) {
        return World.still()
                .funding("bridging", "experiment.budget=0.001", "programmes.bridging.forum.introduction=0")
                .with(more);
    }

    private static boolean enrolled(FirmState firm) {
        return firm.programme().isPresent();
    }

    private static double participants(World world) {
        return Lab.last(world.test(), Indicator.PARTICIPANTS_PCT);
    }

    @Test
    void tutelageTeachesBothKindsOfKnowledge() {
        RunResult run = school().test();
        assertThat(change(run, Indicator.EXPERIENTIAL_MEAN)).isGreaterThan(1e-3);
        assertThat(change(run, Indicator.CODIFIED_MEAN)).isGreaterThan(1e-3);
        RunResult tacit = school("programmes.bridging.tutelage.codified-rate=0").test();
        assertThat(change(tacit, Indicator.EXPERIENTIAL_MEAN)).isGreaterThan(1e-3);
        assertUnchanged(tacit, Indicator.CODIFIED_MEAN);
        RunResult codified = school("programmes.bridging.tutelage.fidelity=0").test();
        assertThat(change(codified, Indicator.CODIFIED_MEAN)).isGreaterThan(1e-3);
        assertUnchanged(codified, Indicator.EXPERIENTIAL_MEAN);
        RunResult nothing = school("programmes.bridging.tutelage.channel=none").test();
        assertThat(Lab.last(nothing, Indicator.PARTICIPANTS_PCT)).isPositive();
        assertUnchanged(nothing, Indicator.EXPERIENTIAL_MEAN, Indicator.CODIFIED_MEAN);
    }

    @Test
    void aFixedLevelTeachesThoseWithinItsReach() {
        World frontier =
                school("programmes.bridging.tutelage.channel=level", "programmes.bridging.tutelage.level=0.98");
        double reached =
                change(frontier.with("programmes.bridging.tutelage.reach=0.6").test(), Indicator.EXPERIENTIAL_MEAN);
        double beyond =
                change(frontier.with("programmes.bridging.tutelage.reach=0.08").test(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(reached).isGreaterThan(1e-2);
        assertThat(beyond).isLessThan(0.1 * reached);
    }

    @Test
    void withoutInclusionTheStrongGetIn() {
        double lottery = advantageOfParticipants(school("programmes.bridging.access.inclusion=1"));
        double merit = advantageOfParticipants(school("programmes.bridging.access.inclusion=0"));
        assertThat(lottery).isBetween(-0.03, 0.03);
        assertThat(merit).isGreaterThan(0.05);
    }

    /** Initial capability of the first participants less that of the other SMEs. */
    private static double advantageOfParticipants(World world) {
        List<List<FirmState>> quarters = world.firms("test");
        List<FirmState> initial = quarters.get(0);
        return mean(
                        quarters.get(1),
                        ProgrammeMechanismsTest::enrolled,
                        f -> initial.get(f.firm()).capability())
                - mean(
                        quarters.get(1),
                        f -> World.sme(f) && !enrolled(f),
                        f -> initial.get(f.firm()).capability());
    }

    @Test
    void participationTurnsToTheWeakestDomain() {
        double with = growthOfWeakest(school("programmes.bridging.tutelage.participation=1"));
        double without = growthOfWeakest(school("programmes.bridging.tutelage.participation=0"));
        assertThat(with).isGreaterThan(1.5 * without);
    }

    private static double growthOfWeakest(World world) {
        List<List<FirmState>> quarters =
                world.with("programmes.bridging.access.leaving=0").firms("test");
        return mean(
                quarters.get(6),
                ProgrammeMechanismsTest::enrolled,
                f -> weakest(f) - weakest(quarters.get(0).get(f.firm())));
    }

    private static double weakest(FirmState firm) {
        return Arrays.stream(firm.experiential()).min().orElseThrow();
    }

    @Test
    void participationBuildsUp() {
        double atOnce = growthOfWeakest(
                school("programmes.bridging.tutelage.participation=1", "programmes.bridging.tutelage.build-up=0"));
        double late = growthOfWeakest(
                school("programmes.bridging.tutelage.participation=1", "programmes.bridging.tutelage.build-up=400"));
        assertThat(late).isLessThan(0.8 * atOnce);
    }

    @Test
    void breadthBringsOriginsFromElsewhere() {
        assertThat(Lab.last(school("programmes.bridging.pool.breadth=0.8").test(), Indicator.ORIGINS_MEAN))
                .isGreaterThan(1.02);
        assertUnchanged(school("programmes.bridging.pool.breadth=0").test(), Indicator.ORIGINS_MEAN);
        assertUnchanged(school("programmes.bridging.pool.catchment=district").test(), Indicator.ORIGINS_MEAN);
    }

    @Test
    void theCatchmentBoundsWhereOriginsComeFrom() {
        String[] twoDistrictsARegion = {"country.districts.count=24", "programmes.bridging.pool.breadth=1"};
        List<FirmState> regional = school(twoDistrictsARegion)
                .with("programmes.bridging.pool.catchment=region")
                .firms("test")
                .get(12);
        List<FirmState> national = school(twoDistrictsARegion).firms("test").get(12);
        assertThat(regional.stream().mapToInt(FirmState::origins).max()).hasValue(2);
        assertThat(national.stream().mapToInt(FirmState::origins).max().orElseThrow())
                .isGreaterThan(2);
    }

    @Test
    void whoCannotPayTheFeeStaysOutAndWhoEntersPaysIt() {
        assertThat(participants(school("programmes.bridging.access.fee=1000000")))
                .isZero();
        RunResult run = school("programmes.bridging.access.fee=0.5", "programmes.bridging.access.leaving=0")
                .test();
        double entered = Lab.last(run, Indicator.EVER_REACHED_PCT) / 100 * Lab.last(run, Indicator.SMES);
        double paid = -change(run, Indicator.CASH_PER_WORKER) * Lab.last(run, Indicator.SME_WORKERS);
        assertThat(entered).isGreaterThan(20);
        assertThat(paid).isCloseTo(0.5 * entered, within(1e-3 * entered));
        assertUnchanged(school("programmes.bridging.access.fee=0").test(), Indicator.CASH_PER_WORKER);
    }

    @Test
    void participantsLeaveAtTheirRateAndAfterTheirTerm() {
        double staying = Lab.last(school("programmes.bridging.access.leaving=0").test(), Indicator.EVER_REACHED_PCT);
        double leaving =
                Lab.last(school("programmes.bridging.access.leaving=0.5").test(), Indicator.EVER_REACHED_PCT);
        assertThat(leaving).isGreaterThan(1.5 * staying);
        double term = Lab.last(
                school("programmes.bridging.access.leaving=0", "programmes.bridging.access.term=3")
                        .test(),
                Indicator.EVER_REACHED_PCT);
        assertThat(term).isGreaterThan(1.5 * staying);
    }

    @Test
    void withoutBindingRulesAProgrammeIsCaptured() {
        String[] changing = {"programmes.bridging.access.leaving=1", "programmes.bridging.tutelage.channel=none"};
        World open = school(changing).with("programmes.bridging.access.inclusion=1");
        World capturable = open.with("programmes.bridging.access.binding-rules=false");
        double bound = lateAdvantage(open.with("programmes.bridging.access.capture=0.5"));
        double captured = lateAdvantage(capturable.with("programmes.bridging.access.capture=0.5"));
        double notYet = lateAdvantage(capturable.with("programmes.bridging.access.capture=0"));
        assertThat(bound).isBetween(-0.03, 0.03);
        assertThat(notYet).isBetween(-0.03, 0.03);
        assertThat(captured).isGreaterThan(0.05);
    }

    private static double lateAdvantage(World world) {
        List<FirmState> last = world.firms("test").get(12);
        return mean(last, ProgrammeMechanismsTest::enrolled, FirmState::capability)
                - mean(last, f -> World.sme(f) && !enrolled(f), FirmState::capability);
    }

    @Test
    void coFundingBuysPlacesAndCoordinationCostsThem() {
        World full = school("programmes.bridging.access.leaving=0");
        double plain = participants(full);
        assertThat(participants(full.with("programmes.bridging.co-funding=0.5")))
                .isCloseTo(2 * plain, within(0.35 * plain));
        assertThat(participants(full.with("programmes.bridging.coordination-cost=2")))
                .isLessThan(0.6 * plain);
    }

    @Test
    void aProgrammeIsSetUpBeforeItServes() {
        RunResult run = school("programmes.bridging.setup-lag=4").test();
        for (int quarter = 1; quarter <= 4; quarter++) {
            assertThat(run.observations().get(quarter).value(Indicator.PARTICIPANTS_PCT))
                    .isZero();
            assertThat(run.observations().get(quarter).value(Indicator.SPENDING_PCT_GDP))
                    .isCloseTo(0.1, within(0.001));
        }
        assertThat(run.observations().get(5).value(Indicator.PARTICIPANTS_PCT)).isPositive();
    }

    /** Poisson sampling: the variance of admissions is below their mean; 5 standard errors are allowed. */
    @Test
    void admissionsEqualFreePlacesOnAverage() {
        double admitted = 0;
        double places = 0;
        Design design = Lab.small(
                "experiment.horizon=1", "experiment.budget=0.002", "programmes.bridging.access.inclusion=0.5");
        try (SimulationSystem system = SimulationSystem.start(1)) {
            for (int replicate = 0; replicate < 20; replicate++) {
                RunResult run = Simulation.run(system, RunSpec.of(design, "bridging", replicate, 1));
                places += Math.floor(0.002
                        * Lab.first(run, Indicator.GDP)
                        / design.programmes().get("bridging").publicUnitCost());
                admitted += Lab.last(run, Indicator.PARTICIPANTS_PCT) / 100 * Lab.last(run, Indicator.SMES);
            }
        }
        assertThat(places).isGreaterThan(500);
        assertThat(admitted).isBetween(places - 5 * Math.sqrt(places), places + 5 * Math.sqrt(places));
    }

    /** Cohorts of five to ten; nobody leaves. */
    private static World cohorts(String... more) {
        return school(
                        "programmes.bridging.cohort={ fewest = 5, most = 10, subsidy-decline = 0 }",
                        "programmes.bridging.access.leaving=0")
                .with(more);
    }

    @Test
    void cohortsEnterTogetherBetweenFewestAndMost() {
        List<List<FirmState>> quarters = cohorts().firms("test");
        int admitted = 0;
        for (int quarter = 1; quarter <= 12; quarter++) {
            List<FirmState> before = quarters.get(quarter - 1);
            Map<Integer, Long> sizes = quarters.get(quarter).stream()
                    .filter(f -> enrolled(f) && !enrolled(before.get(f.firm())))
                    .collect(Collectors.groupingBy(FirmState::district, Collectors.counting()));
            assertThat(sizes.values()).allMatch(size -> size >= 5 && size <= 10);
            admitted += sizes.size();
        }
        assertThat(admitted).isGreaterThan(10);
    }

    @Test
    void whatTheSubsidyLeavesTheFirmPays() {
        assertUnchanged(cohorts().test(), Indicator.CASH_PER_WORKER);
        World declining = cohorts("programmes.bridging.cohort.subsidy-decline=0.2", "country.population.cash=5");
        List<List<FirmState>> quarters = declining.firms("test");
        double unitCost = Lab.small().programmes().get("bridging").publicUnitCost();
        int checked = 0;
        for (FirmState entered : quarters.get(1)) {
            if (enrolled(entered) && enrolled(quarters.get(4).get(entered.firm()))) {
                double paid =
                        entered.cash() - quarters.get(4).get(entered.firm()).cash();
                double subsidised = 0.8 + 0.8 * 0.8 + 0.8 * 0.8 * 0.8;
                assertThat(paid).isCloseTo((3 - subsidised) * unitCost, within(1e-4));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void aPoolOfStrongMembersIsBetterThanTheDistricts() {
        String[] pool = {
            "programmes.bridging.access.inclusion=0",
            "programmes.bridging.pool.breadth=0",
            "programmes.bridging.access.leaving=0",
            "model.knowledge.pool-prior-members=0.1"
        };
        double members = change(
                school(pool).with("programmes.bridging.pool.source=members").test(), Indicator.EXPERIENTIAL_MEAN);
        double district = change(
                school(pool).with("programmes.bridging.pool.source=district").test(), Indicator.EXPERIENTIAL_MEAN);
        assertThat(members).isGreaterThan(1.05 * district);
    }

    @Test
    void aRepositoryKeepsWhatItHasSeen() {
        // Members change every quarter: without a repository their best practice goes with them.
        String[] passing = {
            "programmes.bridging.access.leaving=1",
            "programmes.bridging.access.inclusion=1",
            "programmes.bridging.pool.source=members",
            "programmes.bridging.pool.breadth=0",
            "model.knowledge.pool-prior-members=1"
        };
        double kept = change(
                school(passing).with("programmes.bridging.pool.repository=true").test(), Indicator.EXPERIENTIAL_MEAN);
        double forgotten = change(
                school(passing)
                        .with("programmes.bridging.pool.repository=false")
                        .test(),
                Indicator.EXPERIENTIAL_MEAN);
        assertThat(kept).isGreaterThan(1.02 * forgotten);
    }

    @Test
    void forumsThatLookOutwardsMakeNoTiesWithinTheDistrict() {
        World meeting = school(
                "programmes.bridging.tutelage.channel=none",
                "programmes.bridging.forum={ introduction = 0.5, scope = other-districts }",
                "country.districts.count=1",
                "country.regions=[{ name = R, share = 1, advantage = 0 }]");
        assertThat(Lab.last(meeting.test(), Indicator.BRIDGED_PCT)).isZero();
        assertThat(Lab.last(
                        meeting.with("programmes.bridging.forum.scope=anyone").test(), Indicator.BRIDGED_PCT))
                .isPositive();
    }

    @Test
    void participantsShareTheirScaleInExporting() {
        World consortium = school("model.exports.entry=0.3", "model.exports.cut-off=-0.5", "experiment.budget=0.02");
        double supported = Lab.last(
                consortium.with("programmes.bridging.export-support=3").test(), Indicator.DIRECT_EXPORTERS_PCT);
        double alone = Lab.last(
                consortium.with("programmes.bridging.export-support=0").test(), Indicator.DIRECT_EXPORTERS_PCT);
        assertThat(supported).isGreaterThan(alone + 1);
    }

    @Test
    void aProgrammeThatEndsLetsEverybodyGo() {
        RunResult run = school("scenarios.test.programmes=[{ programme=bridging, share=1, start=2, end=6 }]")
                .test();
        double[] shares = run.observations().stream()
                .mapToDouble(o -> o.value(Indicator.PARTICIPANTS_PCT))
                .toArray();
        for (int quarter = 0; quarter < shares.length; quarter++) {
            assertThat(shares[quarter] > 0).as("quarter %d", quarter).isEqualTo(quarter >= 3 && quarter <= 6);
        }
    }
}
