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
        boolean gathered = false;
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            boolean fundedNext = policy.share(p, quarter + 1) > 0;
            if (fundedNext && programme.instrument() == Programme.Instrument.CREDIT) {
                creditWeights(firms, district, tally);
            }
            if (recruits[p] && programme.tutelage().channel() == ChannelKind.POOL && district.smes < district.to) {
                if (!gathered) {
                    gatherExperience(firms, district, work);
                    gathered = true;
                }
                updatePool(firms, district, p, programme, parameters.knowledge(), tally, work);
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
            applications(firms, i, policy, recruits, tally);
        }
    }

    /** Counts one firm among the applicants of every programme that it can pay. */
    private static void applications(FirmColumns firms, int i, Policy policy, boolean[] recruits, Tally tally) {
        float merit = 0f;
        double size = 1;
        double elasticity = 0;
        for (int p = 0; p < recruits.length; p++) {
            if (!recruits[p]) {
                continue;
            }
            Programme programme = policy.programme(p);
            Programme.Access access = programme.access();
            if (firms.cash[i] < FixedPoint.CASH.of(access.fee())) {
                continue;
            }
            if (programme.costElasticity() != elasticity) {
                elasticity = programme.costElasticity();
                size = Enrolment.size(programme, firms, i);
            }
            tally.applicants[p] += FixedPoint.LEVEL.of(size);
            if (access.inclusion() < 1 || !access.bindingRules()) {
                merit = merit > 0f ? merit : Enrolment.merit(firms.logWorkers[i], firms.capability[i]);
                tally.meritSum[p] += FixedPoint.WEIGHT.of(size * merit);
                tally.meritMax[p] = Math.max(tally.meritMax[p], merit);
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

    /** Sums of the SMEs' experience and its squares by domain, which the pools of all programmes start from. */
    private static void gatherExperience(FirmColumns firms, District district, Workspace work) {
        for (int k = 0; k < Domain.COUNT; k++) {
            float[] experiential = firms.experiential[k];
            double sum = 0;
            double squares = 0;
            for (int i = district.smes; i < district.to; i++) {
                double e = experiential[i];
                sum += e;
                squares += e * e;
            }
            work.experienceSum[k] = sum;
            work.experienceSquares[k] = squares;
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
            Tally tally,
            Workspace work) {
        boolean membersOnly = programme.pool().source() == PoolSource.MEMBERS;
        int members = membersOnly ? tally.members[p][district.index - tally.firstDistrict] : 0;
        int smes = district.to - district.smes;
        double weight = membersOnly ? knowledge.poolPriorMembers() / smes : 1;
        for (int k = 0; k < Domain.COUNT; k++) {
            double count = weight * smes + members;
            double sum = weight * work.experienceSum[k];
            double squares = weight * work.experienceSquares[k];
            for (int i = district.smes, left = members; left > 0; i++) {
                if (Status.programme(firms.status[i]) == p) {
                    double e = firms.experiential[k][i];
                    sum += e;
                    squares += e * e;
                    left--;
                }
            }
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
            double level = mean + knowledge.bestPracticeDeviations() * deviation;
            int at = p * Domain.COUNT + k;
            float kept =
                    programme.pool().repository() ? district.pools[at] * (1f - (float) knowledge.obsolescence()) : 0f;
            district.pools[at] = Math.max((float) Math.max(0, Math.min(1, level)), kept);
            if (!membersOnly || members > 0) {
                tally.offerBest(p, district.region, k, district.pools[at], district.index);
            }
        }
    }
}
