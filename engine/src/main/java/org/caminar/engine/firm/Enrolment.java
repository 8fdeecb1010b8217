package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Entry to and exit from programmes. Admission is by Poisson sampling with the nation's weights, so that no sort over the country is
 * needed and expected admissions equal the free places; cohorts take several firms of a district at once.
 */
final class Enrolment {
    private static final float REFERENCE_LOG_WORKERS = FloatMath.log((float) Programme.REFERENCE_WORKERS);

    /** Lifts chances computed in floats above their exact values. */
    private static final double MARGIN = 1 + 1e-4;

    private Enrolment() {}

    /** Weight of a firm in admission by merit: n^1/2 exp(6Q). */
    static float merit(float logWorkers, float capability) {
        return FloatMath.exp(0.5f * logWorkers + 6f * capability);
    }

    /** Draws which of a district's participants leave their programmes in {@code quarter} by themselves. */
    static void drawLeaving(District district, int quarter, Draws draws, Workspace work) {
        Lanes.BEST.blocks(
                draws,
                district.firms.firstFirm,
                district.participants,
                quarter,
                DrawSite.LEAVING,
                0,
                district.participantCount,
                work.capacity,
                work.drawn);
    }

    /** Whether the c-th participant, firm i, leaves its programme, closure of the programme apart. */
    static boolean leaves(FirmColumns firms, int i, int c, Programme.Access access, Workspace work) {
        return (access.term() > 0 && firms.tenure[i] + 1 >= access.term())
                || Draws.uniform(work.drawn(0, c)) < access.leaving();
    }

    /** Places that a participant of some tenure takes up: what it costs the public over the public unit cost. */
    static double places(Programme programme, FirmColumns firms, int i, int tenure) {
        return size(programme, firms, i) * subsidy(programme, tenure);
    }

    /** Cost of serving a firm of its size over the unit cost. */
    static double size(Programme programme, FirmColumns firms, int i) {
        double elasticity = programme.costElasticity();
        return elasticity == 0 ? 1 : FloatMath.exp((float) elasticity * (firms.logWorkers[i] - REFERENCE_LOG_WORKERS));
    }

    /** Share of its cost that the public still bears. */
    private static double subsidy(Programme programme, int tenure) {
        double decline = programme.cohort().subsidyDecline();
        return decline == 0 ? 1 : StrictMath.pow(1 - decline, tenure);
    }

    /** The same for all SMEs of a district, to {@code size}. */
    static void sizes(District district, double costElasticity, float[] argument, float[] size) {
        FirmColumns firms = district.firms;
        float elasticity = (float) costElasticity;
        float[] logWorkers = firms.logWorkers;
        for (int i = district.firstSme; i < firms.size; i++) {
            argument[i] = elasticity * (logWorkers[i] - REFERENCE_LOG_WORKERS);
        }
        Lanes.BEST.exp(argument, district.firstSme, size, district.firstSme, firms.size - district.firstSme);
    }

    /** Weights in admission by merit of all SMEs of a district, to {@code merit}. */
    static void merits(District district, float[] argument, float[] merit) {
        FirmColumns firms = district.firms;
        float[] logWorkers = firms.logWorkers;
        float[] capability = firms.capability;
        for (int i = district.firstSme; i < firms.size; i++) {
            argument[i] = 0.5f * logWorkers[i] + 6f * capability[i];
        }
        Lanes.BEST.exp(argument, district.firstSme, merit, district.firstSme, firms.size - district.firstSme);
    }

    /** Participants leave or stay, others apply to each open programme in turn. */
    static void update(District district, Conditions now, Policy policy, Draws draws, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        drawLeaving(district, now.quarter(), draws, work);
        for (int c = 0; c < district.participantCount; c++) {
            stayOrLeave(firms, district.participants[c], c, now, policy, tally, work);
        }
        int applicants = selectApplicants(district, now, policy, work);
        for (int c = 0; c < applicants; c++) {
            int i = work.selected[c];
            apply(firms, i, now, policy, tally, Draws.uniform(work.attention(3, i)));
        }
        for (int p = 0; p < policy.size(); p++) {
            if (recruits(now.offers()[p], policy.programme(p))
                    && policy.programme(p).cohort().fewest() > 0) {
                admitCohort(district, p, now, policy, draws, tally, work);
            }
        }
    }

    private static boolean recruits(Conditions.Offer offer, Programme programme) {
        return offer.open() && programme.enrols() && offer.free() > 0 && offer.applicantPlaces() > 0;
    }

    /**
     * Selects SMEs that may be admitted somewhere: those whose uniform number is below the sum of their chances, with a margin for rounding.
     * Few are passed on to what decides.
     */
    private static int selectApplicants(District district, Conditions now, Policy policy, Workspace work) {
        double lottery = 0;
        double perMerit = 0;
        for (int p = 0; p < policy.size(); p++) {
            Conditions.Offer offer = now.offers()[p];
            if (recruits(offer, policy.programme(p))
                    && policy.programme(p).cohort().fewest() == 0) {
                lottery += offer.free() * lotteryWeight(offer);
                perMerit += offer.free() * meritWeight(offer);
            }
        }
        if (lottery + perMerit <= 0) {
            return 0;
        }
        float[] chance = work.value;
        int from = district.firstSme;
        int to = district.size();
        Arrays.fill(chance, from, to, 0f);
        if (perMerit > 0) {
            merits(district, work.argument, chance);
        }
        float constant = (float) (lottery * MARGIN);
        float slope = (float) (perMerit * MARGIN);
        for (int i = from; i < to; i++) {
            chance[i] = constant + slope * chance[i];
        }
        int[] status = district.firms.status;
        int[] marks = work.marks;
        Lanes.BEST.markBelow(work.attention, 3 * work.capacity, chance, marks, from, to);
        for (int i = from; i < to; i++) {
            // The negative of a programme has its sign set.
            marks[i] &= ~-(status[i] & Status.PROGRAMME);
        }
        return work.selectMarked(from, to);
    }

    private static void stayOrLeave(
            FirmColumns firms, int i, int c, Conditions now, Policy policy, Tally tally, Workspace work) {
        int p = Status.programme(firms.status[i]);
        Programme programme = policy.programme(p);
        boolean stays = now.offers()[p].open() && !leaves(firms, i, c, programme.access(), work);
        if (stays && programme.cohort().subsidyDecline() > 0) {
            double own = (1 - subsidy(programme, firms.tenure[i] + 1))
                    * size(programme, firms, i)
                    * programme.publicUnitCost();
            long cost = FixedPoint.CASH.of(own);
            stays = cost <= firms.cash[i];
            if (stays) {
                firms.cash[i] -= cost;
                tally.contributions += cost;
            }
        }
        if (stays) {
            firms.tenure[i] = (byte) Math.min(Byte.MAX_VALUE, firms.tenure[i] + 1);
        } else {
            firms.status[i] = Status.withProgramme(firms.status[i], -1);
            firms.tenure[i] = 0;
        }
    }

    /** One uniform number serves all programmes: what one leaves of it is uniform again. */
    private static void apply(FirmColumns firms, int i, Conditions now, Policy policy, Tally tally, float uniform) {
        double u = uniform;
        for (int p = 0; p < policy.size(); p++) {
            Conditions.Offer offer = now.offers()[p];
            Programme programme = policy.programme(p);
            if (!recruits(offer, programme)
                    || programme.cohort().fewest() > 0
                    || firms.cash[i] < FixedPoint.CASH.of(programme.access().fee())) {
                continue;
            }
            double accepted = Math.min(1, offer.free() * weight(offer, firms.logWorkers[i], firms.capability[i]));
            if (u < accepted) {
                enter(firms, i, p, programme, tally);
                return;
            }
            u = (u - accepted) / (1 - accepted);
        }
    }

    /** w = (1 - inclusion) μ/Σμ + inclusion/#, both sums over applicants weighted by the places that they would take up. */
    private static double weight(Conditions.Offer offer, float logWorkers, float capability) {
        double perMerit = meritWeight(offer);
        return lotteryWeight(offer) + (perMerit > 0 ? perMerit * merit(logWorkers, capability) : 0);
    }

    private static double lotteryWeight(Conditions.Offer offer) {
        return offer.inclusion() / offer.applicantPlaces();
    }

    private static double meritWeight(Conditions.Offer offer) {
        return offer.meritSum() > 0 ? (1 - offer.inclusion()) / offer.meritSum() : 0;
    }

    private static void enter(FirmColumns firms, int i, int p, Programme programme, Tally tally) {
        long fee = FixedPoint.CASH.of(programme.access().fee());
        firms.cash[i] -= fee;
        tally.fees += fee;
        firms.status[i] = Status.withProgramme(firms.status[i], p) | Status.REACHED;
        firms.tenure[i] = 0;
    }

    /**
     * A district starts a cohort with the probability that fills the free places on average, whatever its members take up; its size is uniform, its members are
     * drawn without replacement by weight, as the smallest of exponential times (Efraimidis and Spirakis 2006).
     */
    private static void admitCohort(
            District district, int p, Conditions now, Policy policy, Draws draws, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        Programme programme = policy.programme(p);
        Conditions.Offer offer = now.offers()[p];
        long fee = FixedPoint.CASH.of(programme.access().fee());
        int applicants = 0;
        double weights = 0;
        for (int i = district.firstSme; i < firms.size; i++) {
            if (Status.programme(firms.status[i]) < 0 && firms.cash[i] >= fee) {
                double weight = weight(offer, firms.logWorkers[i], firms.capability[i]);
                weights += weight;
                float time = Draws.exponential(work.attention(3, i)) / (float) (weight * offer.applicantPlaces());
                work.candidates[applicants++] = (long) Float.floatToRawIntBits(time) << 32 | i;
            }
        }
        int fewest = programme.cohort().fewest();
        int most = Math.max(fewest, programme.cohort().most());
        draws.block(district.index, now.quarter(), DrawSite.COHORT, policy.key(p) << DrawSite.BITS, work.block);
        // Expected places of those admitted: free · Σ w · places, which is free over all applicants of the country.
        double cohorts = offer.free() * weights / (0.5 * (fewest + most));
        if (applicants < fewest || Draws.uniform(work.block[0]) >= cohorts) {
            return;
        }
        int size = Math.min(applicants, fewest + Draws.index(work.block[1], most - fewest + 1));
        Arrays.sort(work.candidates, 0, applicants);
        for (int c = 0; c < size; c++) {
            enter(firms, (int) work.candidates[c], p, programme, tally);
        }
    }
}
