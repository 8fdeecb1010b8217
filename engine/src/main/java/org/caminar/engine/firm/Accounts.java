package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Programme.ChannelKind;
import org.caminar.engine.model.Programme.PoolSource;
import org.caminar.engine.random.Draws;

/** Adds a district's firms to the tally at the end of a quarter, and brings its programmes' pools up to date. */
final class Accounts {
    private Accounts() {}

    static void close(
            FirmColumns firms,
            District district,
            int quarter,
            Policy policy,
            Parameters parameters,
            Draws draws,
            Tally tally,
            Workspace work) {
        tally.large[district.region] += district.largeFirms();
        production(firms, district, parameters.exports(), tally);
        boolean[] recruits = recruiting(policy, quarter + 1);
        enrolment(firms, district, quarter, policy, recruits, draws, tally, work.block);
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            boolean fundedNext = policy.share(p, quarter + 1) > 0;
            if (fundedNext && programme.instrument() == Programme.Instrument.CREDIT) {
                creditWeights(firms, district, tally);
            }
            if (recruits[p] && programme.tutelage().channel() == ChannelKind.POOL) {
                updatePool(firms, district, p, programme, parameters.knowledge(), tally);
            }
        }
    }

    /** Programmes that enrol firms and are funded in a quarter, at work or still being set up. */
    private static boolean[] recruiting(Policy policy, int quarter) {
        boolean[] recruiting = new boolean[policy.size()];
        for (int p = 0; p < recruiting.length; p++) {
            recruiting[p] = policy.programme(p).enrols() && policy.share(p, quarter) > 0;
        }
        return recruiting;
    }

    private static void production(FirmColumns firms, District district, Parameters.Exports exports, Tally tally) {
        float near = (float) (exports.cutOff() - exports.promotionMargin());
        long workers = 0;
        long valueAdded = 0;
        long cash = 0;
        int promotable = 0;
        int bridged = 0;
        int regionalSuppliers = 0;
        for (int i = district.from; i < district.to; i++) {
            float n = FloatMath.exp(firms.logWorkers[i]);
            workers += FixedPoint.VALUE.of(n);
            valueAdded += FixedPoint.VALUE.of((double) n * FloatMath.exp(firms.logProductivity[i]));
            cash += firms.cash[i];
            promotable += firms.logProductivity[i] > near ? 1 : 0;
            bridged += firms.bridgingTies[0][i] != FirmColumns.NOBODY ? 1 : 0;
            regionalSuppliers += (firms.status[i] & Status.REGIONAL) != 0 ? 1 : 0;
        }
        tally.workers += workers;
        tally.valueAdded += valueAdded;
        tally.cash += cash;
        tally.promotable += promotable;
        tally.bridged += bridged;
        tally.regionalSuppliers[district.region] += regionalSuppliers;
    }

    /**
     * Counts participants, and who will stay and who will apply next quarter. Leaving is decided by next quarter's own draw, so free
     * places and weights of admission are known a quarter ahead.
     */
    private static void enrolment(
            FirmColumns firms,
            District district,
            int quarter,
            Policy policy,
            boolean[] recruits,
            Draws draws,
            Tally tally,
            int[] block) {
        if (policy.size() == 0) {
            return;
        }
        boolean[] opensNext = new boolean[policy.size()];
        for (int p = 0; p < opensNext.length; p++) {
            opensNext[p] = policy.isOpen(p, quarter + 1);
        }
        for (int i = district.smes; i < district.to; i++) {
            int p = Status.programme(firms.status[i]);
            if (p >= 0) {
                Programme programme = policy.programme(p);
                tally.members[p][district.index - tally.firstDistrict]++;
                tally.served[p] += FixedPoint.LEVEL.of(Enrolment.places(programme, firms, i, firms.tenure[i]));
                if (opensNext[p] && !Enrolment.leaves(firms, i, quarter + 1, programme.access(), draws, block)) {
                    tally.staying[p] += FixedPoint.LEVEL.of(Enrolment.places(programme, firms, i, firms.tenure[i] + 1));
                    continue;
                }
            }
            for (int to = 0; to < recruits.length; to++) {
                if (recruits[to]) {
                    application(firms, i, to, policy.programme(to), tally);
                }
            }
        }
    }

    private static void application(FirmColumns firms, int i, int p, Programme programme, Tally tally) {
        Programme.Access access = programme.access();
        if (firms.cash[i] < FixedPoint.CASH.of(access.fee())) {
            return;
        }
        double places = Enrolment.places(programme, firms, i, 0);
        tally.applicants[p] += FixedPoint.LEVEL.of(places);
        if (access.inclusion() < 1 || !access.bindingRules()) {
            float weight = Enrolment.merit(firms.logWorkers[i], firms.capability[i]);
            tally.meritSum[p] += FixedPoint.WEIGHT.of(places * weight);
            tally.meritMax[p] = Math.max(tally.meritMax[p], weight);
        }
    }

    private static void creditWeights(FirmColumns firms, District district, Tally tally) {
        long weights = 0;
        for (int i = district.smes; i < district.to; i++) {
            weights += FixedPoint.WEIGHT.of(Finance.creditWeight(firms.logWorkers[i], firms.capability[i]));
        }
        tally.creditWeight += weights;
    }

    /**
     * Best practice of a district in each domain: mean plus some standard deviations of its SMEs' experience, or of the programme's
     * participants', for whom the district's SMEs stand in as a few more. A repository keeps the best that it has seen, fading with
     * obsolescence.
     */
    private static void updatePool(
            FirmColumns firms,
            District district,
            int p,
            Programme programme,
            Parameters.Knowledge knowledge,
            Tally tally) {
        if (district.smes == district.to) {
            return;
        }
        boolean membersOnly = programme.pool().source() == PoolSource.MEMBERS;
        int members = tally.members[p][district.index - tally.firstDistrict];
        for (int k = 0; k < Domain.COUNT; k++) {
            double level = membersOnly
                    ? bestOfMembers(firms, district, p, members, k, knowledge)
                    : best(firms.experiential[k], district.smes, district.to, knowledge.bestPracticeDeviations());
            int at = p * Domain.COUNT + k;
            float kept =
                    programme.pool().repository() ? district.pools[at] * (1f - (float) knowledge.obsolescence()) : 0f;
            district.pools[at] = Math.max((float) Math.max(0, Math.min(1, level)), kept);
            if (!membersOnly || members > 0) {
                tally.offerBest(p, district.region, k, district.pools[at], district.index);
            }
        }
    }

    private static double best(float[] experiential, int from, int to, double deviations) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += experiential[i];
            squares += (double) experiential[i] * experiential[i];
        }
        return meanPlusDeviations(to - from, sum, squares, deviations);
    }

    private static double bestOfMembers(
            FirmColumns firms, District district, int p, int members, int k, Parameters.Knowledge knowledge) {
        double weight = knowledge.poolPriorMembers() / (district.to - district.smes);
        double sum = 0;
        double squares = 0;
        for (int i = district.smes; i < district.to; i++) {
            double own = weight + (Status.programme(firms.status[i]) == p ? 1 : 0);
            double e = firms.experiential[k][i];
            sum += own * e;
            squares += own * e * e;
        }
        return meanPlusDeviations(
                members + knowledge.poolPriorMembers(), sum, squares, knowledge.bestPracticeDeviations());
    }

    private static double meanPlusDeviations(double count, double sum, double squares, double deviations) {
        double mean = sum / count;
        return mean + deviations * Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
