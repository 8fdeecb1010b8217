package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.lanes.Lanes;
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
            District district,
            int quarter,
            Policy policy,
            Parameters parameters,
            Draws draws,
            Tally tally,
            Workspace work) {
        tally.large[district.region] += district.smes;
        production(district, parameters.exports(), tally, work);
        boolean[] recruits = recruiting(policy, quarter + 1);
        int participants = district.participants(work.participants);
        enrolment(district, participants, quarter, policy, draws, tally, work);
        applications(district, policy, recruits, tally, work);
        boolean gathered = false;
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            boolean fundedNext = policy.share(p, quarter + 1) > 0;
            if (fundedNext && programme.instrument() == Programme.Instrument.CREDIT) {
                Finance.creditWeights(district, work);
                double weights = Lanes.BEST.sum(work.value, district.smes, district.size());
                tally.creditWeight += FixedPoint.WEIGHT.of(weights);
            }
            if (recruits[p] && programme.tutelage().channel() == ChannelKind.POOL && district.smes < district.size()) {
                if (!gathered) {
                    gatherExperience(district, work);
                    gathered = true;
                }
                updatePool(district, participants, p, programme, parameters.knowledge(), tally, work);
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

    private static void production(District district, Parameters.Exports exports, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        int size = firms.size;
        Lanes.BEST.exp(firms.logWorkers, 0, work.workers, 0, size);
        Lanes.BEST.exp(firms.logProductivity, 0, work.productivity, 0, size);
        tally.workers += FixedPoint.VALUE.of(Lanes.BEST.sum(work.workers, 0, size));
        tally.valueAdded += FixedPoint.VALUE.of(Lanes.BEST.sumOfProducts(work.workers, work.productivity, 0, size));
        float near = (float) (exports.cutOff() - exports.promotionMargin());
        long cash = 0;
        int above = 0;
        int unbridged = 0;
        int regionalSuppliers = 0;
        for (int i = 0; i < size; i++) {
            cash += firms.cash[i];
            above += Float.floatToRawIntBits(near - firms.logProductivity[i]) >>> 31;
            unbridged += firms.bridgingTies[0][i] >>> 31;
            regionalSuppliers += firms.status[i] >>> Status.REGIONAL_BIT & 1;
        }
        tally.cash += cash;
        tally.promotable += above;
        tally.bridged += size - unbridged;
        tally.regionalSuppliers[district.region] += regionalSuppliers;
    }

    /**
     * Counts participants and who of them will stay next quarter. Leaving is decided by next quarter's own draw, so free places and weights
     * of admission are known a quarter ahead. Leaves {@code work.pressure} at 1 for SMEs that can apply next quarter, at 0 for others.
     */
    private static void enrolment(
            District district, int participants, int quarter, Policy policy, Draws draws, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        boolean[] opensNext = new boolean[policy.size()];
        for (int p = 0; p < opensNext.length; p++) {
            opensNext[p] = policy.isOpen(p, quarter + 1);
        }
        Arrays.fill(work.pressure, district.smes, firms.size, 1f);
        Enrolment.drawLeaving(firms, work.participants, participants, quarter + 1, draws, work);
        for (int c = 0; c < participants; c++) {
            int i = work.participants[c];
            int p = Status.programme(firms.status[i]);
            Programme programme = policy.programme(p);
            tally.members[p][district.index - tally.firstDistrict]++;
            tally.served[p] += FixedPoint.LEVEL.of(Enrolment.places(programme, firms, i, firms.tenure[i]));
            if (opensNext[p] && !Enrolment.leaves(firms, i, c, programme.access(), work)) {
                tally.staying[p] += FixedPoint.LEVEL.of(Enrolment.places(programme, firms, i, firms.tenure[i] + 1));
                work.pressure[i] = 0f;
            }
        }
    }

    /** Counts the applicants of every programme, by the places that they would take up; programmes of equal access have the same. */
    private static void applications(
            District district, Policy policy, boolean[] recruits, Tally tally, Workspace work) {
        boolean weighed = false;
        for (int p = 0; p < recruits.length; p++) {
            if (!recruits[p]) {
                continue;
            }
            Programme programme = policy.programme(p);
            boolean byMerit =
                    programme.access().inclusion() < 1 || !programme.access().bindingRules();
            if (byMerit && !weighed) {
                Enrolment.merits(district, work.argument, work.second);
                weighed = true;
            }
            count(district, programme, byMerit, p, tally, work);
        }
    }

    private static void count(
            District district, Programme programme, boolean byMerit, int p, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        int from = district.smes;
        int to = firms.size;
        float[] size = work.value;
        if (programme.costElasticity() == 0) {
            Arrays.fill(size, from, to, 1f);
        } else {
            Enrolment.sizes(district, programme.costElasticity(), work.argument, size);
        }
        float[] places = work.reach;
        float[] merit = work.second;
        float[] able = work.pressure;
        long fee = FixedPoint.CASH.of(programme.access().fee());
        if (fee > 0) {
            able = work.ownGap;
            for (int i = from; i < to; i++) {
                int pays = (int) ~((firms.cash[i] - fee) >> 63);
                able[i] = Float.intBitsToFloat(Float.floatToRawIntBits(work.pressure[i]) & pays);
            }
        }
        for (int i = from; i < to; i++) {
            places[i] = able[i] * size[i];
        }
        tally.applicants[p] += FixedPoint.LEVEL.of(Lanes.BEST.sum(places, from, to));
        if (byMerit) {
            tally.meritSum[p] += FixedPoint.WEIGHT.of(Lanes.BEST.sumOfProducts(places, merit, from, to));
            tally.meritMax[p] = Math.max(tally.meritMax[p], Lanes.BEST.largestProduct(able, merit, from, to));
        }
    }

    /** Sums of the SMEs' experience and its squares by domain, which the pools of all programmes start from. */
    private static void gatherExperience(District district, Workspace work) {
        for (int k = 0; k < Domain.COUNT; k++) {
            float[] e = district.firms.experiential[k];
            work.experienceSum[k] = Lanes.BEST.sum(e, district.smes, district.size());
            work.experienceSquares[k] = Lanes.BEST.sumOfProducts(e, e, district.smes, district.size());
        }
    }

    /**
     * Best practice of a district in each domain: mean plus some standard deviations of its SMEs' experience, or of the programme's
     * participants', for whom the district's SMEs stand in as a few more. A repository keeps the best that it has seen, fading with
     * obsolescence.
     */
    private static void updatePool(
            District district,
            int participants,
            int p,
            Programme programme,
            Parameters.Knowledge knowledge,
            Tally tally,
            Workspace work) {
        boolean membersOnly = programme.pool().source() == PoolSource.MEMBERS;
        int members = membersOnly ? tally.members[p][district.index - tally.firstDistrict] : 0;
        int smes = district.size() - district.smes;
        FirmColumns firms = district.firms;
        double weight = membersOnly ? knowledge.poolPriorMembers() / smes : 1;
        for (int k = 0; k < Domain.COUNT; k++) {
            double count = weight * smes + members;
            double sum = weight * work.experienceSum[k];
            double squares = weight * work.experienceSquares[k];
            for (int c = 0; membersOnly && c < participants; c++) {
                int i = work.participants[c];
                if (Status.programme(firms.status[i]) == p) {
                    double e = firms.experiential[k][i];
                    sum += e;
                    squares += e * e;
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
