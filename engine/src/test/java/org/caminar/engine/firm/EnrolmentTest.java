package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One quarter's admission of a district's SMEs, over many quarters. Seeds are fixed; over seeds a bound of five standard errors would
 * fail correct admission with probability below 1e-6.
 */
class EnrolmentTest {
    private static final int SIZE = 4000;
    private static final int QUARTERS = 60;
    private static final double FREE = 200;
    private static final Draws DRAWS = new Draws(12, 0);

    private final District district = TestCountry.district(100, SIZE, 1);
    private final FirmColumns firms = district.firms;
    private final Workspace work = new Workspace(SIZE);

    private Policy policy;

    /** Puts everybody out of the programme and draws attention for the quarter. */
    private void reset(int quarter) {
        for (int i = 0; i < SIZE; i++) {
            firms.status[i] = 0;
            firms.logWorkers[i] = 2f + 0.0003f * i;
            firms.capability[i] = 0.3f + 0.2f * ((i * 37) % 100) / 100f;
            firms.cash[i] = FixedPoint.CASH.of(i % 4 == 0 ? 0.1 : 5);
        }
        district.countParticipants(work.selected);
        Lanes.BEST.blocks(DRAWS, 0, quarter, DrawSite.ATTENTION, 0, SIZE, work.capacity, work.attention);
    }

    private Conditions conditions(int quarter, double inclusion) {
        long fee = FixedPoint.CASH.of(policy.programme(0).access().fee());
        long applicants = 0;
        double merits = 0;
        for (int i = district.firstSme; i < SIZE; i++) {
            if (firms.cash[i] >= fee) {
                double merit = FloatMath.exp(0.5f * firms.logWorkers[i] + 6f * firms.capability[i]);
                applicants++;
                merits += merit;
            }
        }
        return conditions(
                quarter,
                new Conditions.Offer(
                        true, FREE, inclusion, 0f, applicants, merits, new int[0], new float[0], new int[0]));
    }

    private static Conditions conditions(int quarter, Conditions.Offer offer) {
        return new Conditions(
                quarter, 0.3, -1f, 1e4, SIZE, new Conditions.Offer[] {offer}, 0f, 0, 0, 0f, 0f, new int[1], false);
    }

    private int admitted() {
        int admitted = 0;
        for (int i = 0; i < SIZE; i++) {
            admitted += Status.programme(firms.status[i]) == 0 ? 1 : 0;
        }
        return admitted;
    }

    private static Policy policy(String... overrides) {
        String[] all = new String[overrides.length + 1];
        all[0] = "experiment.scenarios=[baseline, bridging]";
        System.arraycopy(overrides, 0, all, 1, overrides.length);
        Design design = TestCountry.design(1000, all);
        return Policy.of(design, "bridging");
    }

    private Tally admit(int quarter, double inclusion) {
        reset(quarter);
        Tally tally = new Tally(1, 1, 0, 1);
        Enrolment.update(district, conditions(quarter, inclusion), policy, DRAWS, tally, work);
        return tally;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0", "1, 0", "0, 0.6", "1, 0.6"})
    void admissionsEqualTheFreePlacesOnAverage(double inclusion, double fee) {
        policy = policy("programmes.bridging.access.fee=" + fee);
        double admitted = 0;
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            long fees = admit(quarter, inclusion).fees;
            int entered = admitted();
            assertThat(fees).isEqualTo(entered * FixedPoint.CASH.of(fee));
            admitted += entered;
        }
        // A sum of independent Bernoulli draws varies no more than Poisson.
        double bound = 5 * Math.sqrt(FREE / QUARTERS);
        assertThat(admitted / QUARTERS).isBetween(FREE - bound, FREE + bound);
    }

    @Test
    void cohortsFillTheFreePlacesOnAverageAndKeepTheirSize() {
        policy = policy("programmes.bridging.cohort.fewest=100", "programmes.bridging.cohort.most=100");
        // One district may start one cohort a quarter: the probability of a cohort is free / size.
        District small = district;
        double cohorts = 0;
        int trials = 400;
        for (int quarter = 0; quarter < trials; quarter++) {
            reset(quarter);
            Conditions now = conditions(quarter, 0.5);
            Conditions.Offer o = now.offers()[0];
            Conditions.Offer few = new Conditions.Offer(
                    true, 30, 0.5, 0f, o.applicantPlaces(), o.meritSum(), new int[0], new float[0], new int[0]);
            Enrolment.update(small, conditions(quarter, few), policy, DRAWS, new Tally(1, 1, 0, 1), work);
            int admitted = admitted();
            assertThat(admitted).isIn(0, 100);
            cohorts += admitted / 100.0;
        }
        double bound = 5 * Math.sqrt(0.3 * 0.7 / trials);
        assertThat(cohorts / trials).isBetween(0.3 - bound, 0.3 + bound);
    }

    /** Members are larger than others, and a place is what a firm of ten workers takes up. */
    @Test
    void cohortsTakeUpTheFreePlacesOnAverageWhateverTheirMembersTakeUp() {
        policy = policy(
                "programmes.bridging.cohort.fewest=4",
                "programmes.bridging.cohort.most=4",
                "programmes.bridging.cost-elasticity=0.7");
        double free = 3;
        int trials = 2000;
        double sum = 0;
        double squares = 0;
        for (int quarter = 0; quarter < trials; quarter++) {
            reset(quarter);
            for (int i = 0; i < SIZE; i++) {
                firms.logWorkers[i] = 0.0013f * i;
            }
            double wanted = 0;
            double merits = 0;
            for (int i = district.firstSme; i < SIZE; i++) {
                double places = Enrolment.places(policy.programme(0), firms, i, 0);
                wanted += places;
                merits += places * Enrolment.merit(firms.logWorkers[i], firms.capability[i]);
            }
            Conditions.Offer offer =
                    new Conditions.Offer(true, free, 0.2, 0f, wanted, merits, new int[0], new float[0], new int[0]);
            Enrolment.update(district, conditions(quarter, offer), policy, DRAWS, new Tally(1, 1, 0, 1), work);
            double taken = 0;
            for (int i = 0; i < SIZE; i++) {
                taken +=
                        Status.programme(firms.status[i]) == 0 ? Enrolment.places(policy.programme(0), firms, i, 0) : 0;
            }
            sum += taken;
            squares += taken * taken;
        }
        double mean = sum / trials;
        double bound = 5 * Math.sqrt((squares / trials - mean * mean) / trials);
        assertThat(mean).isBetween(free - bound, free + bound);
        assertThat(bound).isLessThan(0.25 * free);
    }

    @Test
    void meritPrefersTheCapableWhereALotteryDoesNot() {
        policy = policy();
        assertThat(meanCapabilityOfAdmitted(0)).isGreaterThan(meanCapabilityOfAdmitted(1) + 0.01);
        assertThat(meanCapabilityOfAdmitted(1)).isBetween(0.394, 0.404);
    }

    private double meanCapabilityOfAdmitted(double inclusion) {
        double sum = 0;
        double count = 0;
        for (int quarter = 0; quarter < 40; quarter++) {
            admit(quarter, inclusion);
            for (int i = 0; i < SIZE; i++) {
                if (Status.programme(firms.status[i]) == 0) {
                    sum += firms.capability[i];
                    count++;
                }
            }
        }
        return sum / count;
    }

    @Test
    void largeFirmsAndThoseWhoCannotPayTheFeeStayOut() {
        policy = policy("programmes.bridging.access.fee=0.6");
        for (int quarter = 0; quarter < 10; quarter++) {
            Tally tally = admit(quarter, 0.5);
            for (int i = 0; i < SIZE; i++) {
                if (Status.programme(firms.status[i]) == 0) {
                    assertThat(i).isGreaterThanOrEqualTo(district.firstSme);
                    assertThat(i % 4).isNotZero();
                    assertThat(firms.status[i] & Status.REACHED).isNotZero();
                }
                assertThat(firms.cash[i]).isGreaterThanOrEqualTo(0);
            }
            assertThat(tally.fees).isEqualTo(admitted() * FixedPoint.CASH.of(0.6));
        }
    }

    @Test
    void participantLeavesAtTheEndOfItsTerm() {
        policy = policy("programmes.bridging.access.leaving=0", "programmes.bridging.access.term=3");
        // In its first quarter its tenure is 0.
        firms.tenure[200] = 1;
        assertThat(leaves()).isFalse();
        firms.tenure[200] = 2;
        assertThat(leaves()).isTrue();
    }

    private boolean leaves() {
        firms.status[200] = Status.withProgramme(0, 0);
        district.countParticipants(work.selected);
        Enrolment.drawLeaving(district, 5, DRAWS, work);
        return Enrolment.leaves(firms, 200, 0, policy.programme(0).access(), work);
    }

    @Test
    void participantPaysTheGrowingRestOfADecliningSubsidyOrLeaves() {
        policy = policy("programmes.bridging.access.leaving=0", "programmes.bridging.cohort.subsidy-decline=0.1");
        reset(0);
        firms.status[200] = Status.withProgramme(0, 0);
        firms.tenure[200] = 2;
        firms.cash[200] = FixedPoint.CASH.of(1);
        firms.status[201] = Status.withProgramme(0, 0);
        firms.tenure[201] = 2;
        firms.cash[201] = 0;
        Conditions now = conditions(0, 1);
        Conditions.Offer o = now.offers()[0];
        Conditions.Offer full =
                new Conditions.Offer(true, 0, 1, 0f, o.applicantPlaces(), 0, new int[0], new float[0], new int[0]);
        Conditions closed = conditions(0, full);
        Tally tally = new Tally(1, 1, 0, 1);
        district.countParticipants(work.selected);
        Enrolment.update(district, closed, policy, DRAWS, tally, work);
        long own = FixedPoint.CASH.of(
                (1 - StrictMath.pow(0.9, 3)) * policy.programme(0).publicUnitCost());
        assertThat(tally.contributions).isEqualTo(own).isPositive();
        assertThat(firms.cash[200]).isEqualTo(FixedPoint.CASH.of(1) - own);
        assertThat(firms.tenure[200]).isEqualTo((byte) 3);
        assertThat(Status.programme(firms.status[201])).isEqualTo(-1);
    }
}
