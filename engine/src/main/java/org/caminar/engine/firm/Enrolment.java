package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
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

    private Enrolment() {}

    /** Weight of a firm in admission by merit: n^1/2 exp(6Q). */
    static float merit(float logWorkers, float capability) {
        return FloatMath.exp(0.5f * logWorkers + 6f * capability);
    }

    /** Whether a participant leaves its programme in {@code quarter}, closure of the programme apart. */
    static boolean leaves(FirmColumns firms, int i, int quarter, Programme.Access access, Draws draws, int[] block) {
        if (access.term() > 0 && firms.tenure[i] >= access.term()) {
            return true;
        }
        draws.block(firms.firstFirm + i, quarter, DrawSite.LEAVING, block);
        return Draws.uniform(block[0]) < access.leaving();
    }

    /** Places that a participant of some tenure takes up: what it costs the public over the public unit cost. */
    static double places(Programme programme, FirmColumns firms, int i, int tenure) {
        return size(programme, firms, i) * subsidy(programme, tenure);
    }

    /** Cost of serving a firm of its size over the unit cost. */
    private static double size(Programme programme, FirmColumns firms, int i) {
        double elasticity = programme.costElasticity();
        return elasticity == 0 ? 1 : FloatMath.exp((float) elasticity * (firms.logWorkers[i] - REFERENCE_LOG_WORKERS));
    }

    /** Share of its cost that the public still bears. */
    private static double subsidy(Programme programme, int tenure) {
        double decline = programme.cohort().subsidyDecline();
        return decline == 0 ? 1 : StrictMath.pow(1 - decline, tenure);
    }

    /** Participants leave or stay, others apply to each open programme in turn. */
    static void update(
            FirmColumns firms,
            District district,
            Conditions now,
            Policy policy,
            Draws draws,
            Tally tally,
            Workspace work) {
        boolean anyOpen = false;
        for (int p = 0; p < policy.size(); p++) {
            anyOpen |= now.offers()[p].open() && policy.programme(p).enrols();
        }
        for (int i = district.smes; i < district.to; i++) {
            int p = Status.programme(firms.status[i]);
            boolean stays = p >= 0 && stays(firms, i, p, now, policy, draws, tally, work.block);
            if (anyOpen && !stays) {
                apply(firms, i, now, policy, tally, Draws.uniform(work.attention(3, i - district.from)));
            }
        }
        for (int p = 0; p < policy.size(); p++) {
            if (now.offers()[p].open()
                    && policy.programme(p).enrols()
                    && policy.programme(p).cohort().fewest() > 0) {
                admitCohort(firms, district, p, now, policy.programme(p), draws, tally, work);
            }
        }
    }

    private static boolean stays(
            FirmColumns firms, int i, int p, Conditions now, Policy policy, Draws draws, Tally tally, int[] block) {
        Programme programme = policy.programme(p);
        boolean stays = now.offers()[p].open() && !leaves(firms, i, now.quarter(), programme.access(), draws, block);
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
        return stays;
    }

    /** One uniform number serves all programmes: what one leaves of it is uniform again. */
    private static void apply(FirmColumns firms, int i, Conditions now, Policy policy, Tally tally, float uniform) {
        double u = uniform;
        for (int p = 0; p < policy.size(); p++) {
            Conditions.Offer offer = now.offers()[p];
            Programme programme = policy.programme(p);
            if (!offer.open()
                    || offer.applicants() == 0
                    || offer.free() <= 0
                    || !programme.enrols()
                    || programme.cohort().fewest() > 0) {
                continue;
            }
            if (u >= offer.free() * largestWeight(offer)) {
                continue;
            }
            if (firms.cash[i] < FixedPoint.CASH.of(programme.access().fee())) {
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
        double weight = offer.inclusion() / offer.applicants();
        if (offer.inclusion() < 1 && offer.meritSum() > 0) {
            weight += (1 - offer.inclusion()) * merit(logWorkers, capability) / offer.meritSum();
        }
        return weight;
    }

    private static double largestWeight(Conditions.Offer offer) {
        double weight = offer.inclusion() / offer.applicants();
        return offer.meritSum() > 0 ? weight + (1 - offer.inclusion()) * offer.meritMax() / offer.meritSum() : weight;
    }

    private static void enter(FirmColumns firms, int i, int p, Programme programme, Tally tally) {
        long fee = FixedPoint.CASH.of(programme.access().fee());
        firms.cash[i] -= fee;
        tally.fees += fee;
        firms.status[i] = Status.withProgramme(firms.status[i], p) | Status.REACHED;
        firms.tenure[i] = 0;
    }

    /**
     * A district starts a cohort with the probability that fills the free places on average; its size is uniform, its members are
     * drawn without replacement by weight, as the smallest of exponential times (Efraimidis and Spirakis 2006).
     */
    private static void admitCohort(
            FirmColumns firms,
            District district,
            int p,
            Conditions now,
            Programme programme,
            Draws draws,
            Tally tally,
            Workspace work) {
        Conditions.Offer offer = now.offers()[p];
        if (offer.free() <= 0 || offer.applicants() == 0) {
            return;
        }
        long fee = FixedPoint.CASH.of(programme.access().fee());
        int applicants = 0;
        for (int i = district.smes; i < district.to; i++) {
            if (Status.programme(firms.status[i]) < 0 && firms.cash[i] >= fee) {
                float time = Draws.exponential(work.attention(3, i - district.from))
                        / (float) (weight(offer, firms.logWorkers[i], firms.capability[i]) * offer.applicants());
                work.addCandidate(applicants++, (long) Float.floatToRawIntBits(time) << 32 | i);
            }
        }
        int fewest = programme.cohort().fewest();
        int most = Math.max(fewest, programme.cohort().most());
        draws.block(district.index, now.quarter(), DrawSite.COHORT, p, work.block);
        double cohorts = offer.free() / (0.5 * (fewest + most)) * applicants / offer.applicants();
        if (applicants < fewest || Draws.uniform(work.block[0]) >= cohorts) {
            return;
        }
        int size = Math.min(applicants, fewest + Draws.index(work.block[1], most - fewest + 1));
        java.util.Arrays.sort(work.candidates, 0, applicants);
        for (int c = 0; c < size; c++) {
            enter(firms, (int) work.candidates[c], p, programme, tally);
        }
    }
}
