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
        participants(firms, district, quarter, policy, draws, tally, work.block);
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            boolean fundedNext = policy.share(p, quarter + 1) > 0;
            if (fundedNext && programme.instrument() == Programme.Instrument.CREDIT) {
                creditWeights(firms, district, tally);
            }
            if (fundedNext && programme.enrols()) {
                applicants(firms, district, p, programme, tally);
                if (programme.tutelage().channel() == ChannelKind.POOL) {
                    updatePool(firms, district, p, programme, parameters.knowledge(), tally);
                }
            }
        }
    }

    private static void production(FirmColumns firms, District district, Parameters.Exports exports, Tally tally) {
        float near = (float) (exports.cutOff() - exports.promotionMargin());
        long workers = 0;
        long valueAdded = 0;
        long cash = 0;
        int promotable = 0;
        int bridged = 0;
        for (int i = district.from; i < district.to; i++) {
            float n = FloatMath.exp(firms.logWorkers[i]);
            workers += FixedPoint.VALUE.of(n);
            valueAdded += FixedPoint.VALUE.of((double) n * FloatMath.exp(firms.logProductivity[i]));
            cash += firms.cash[i];
            promotable += firms.logProductivity[i] > near ? 1 : 0;
            bridged += firms.bridgingTies[0][i] != FirmColumns.NOBODY ? 1 : 0;
        }
        tally.workers += workers;
        tally.valueAdded += valueAdded;
        tally.cash += cash;
        tally.promotable += promotable;
        tally.bridged += bridged;
    }

    private static void participants(
            FirmColumns firms, District district, int quarter, Policy policy, Draws draws, Tally tally, int[] block) {
        if (policy.size() == 0) {
            return;
        }
        for (int i = district.smes; i < district.to; i++) {
            int p = Status.programme(firms.status[i]);
            if (p < 0) {
                continue;
            }
            Programme programme = policy.programme(p);
            tally.members[p][district.index - tally.firstDistrict]++;
            tally.served[p] += FixedPoint.LEVEL.of(Enrolment.subsidy(programme, firms.tenure[i]));
            // The draw is next quarter's own: who stays is known a quarter ahead, so free places are exact.
            if (!Enrolment.leaves(firms, i, quarter + 1, programme.access(), draws, block)) {
                tally.staying[p] += FixedPoint.LEVEL.of(Enrolment.subsidy(programme, firms.tenure[i] + 1));
            }
        }
    }

    private static void creditWeights(FirmColumns firms, District district, Tally tally) {
        long weights = 0;
        for (int i = district.smes; i < district.to; i++) {
            weights += FixedPoint.WEIGHT.of(Finance.creditWeight(firms.logWorkers[i], firms.capability[i]));
        }
        tally.creditWeight += weights;
    }

    private static void applicants(FirmColumns firms, District district, int p, Programme programme, Tally tally) {
        long fee = FixedPoint.CASH.of(programme.access().fee());
        boolean merit =
                programme.access().inclusion() < 1 || !programme.access().bindingRules();
        for (int i = district.smes; i < district.to; i++) {
            if ((firms.status[i] & Status.PROGRAMME) != 0 || firms.cash[i] < fee) {
                continue;
            }
            tally.applicants[p]++;
            if (merit) {
                float weight = Enrolment.merit(firms.logWorkers[i], firms.capability[i]);
                tally.meritSum[p] += FixedPoint.WEIGHT.of(weight);
                tally.meritMax[p] = Math.max(tally.meritMax[p], weight);
            }
        }
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
