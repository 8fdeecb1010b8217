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
    /** What a firm earns in a quarter must be a float of whole coins: {@link Lanes#toFixed}. */
    private static final double MOST_VALUE_ADDED = FixedPoint.CASH.toDouble(FixedPoint.MOST_SHIFTED);

    /** Why a sum can leave its range. */
    static final String OUT_OF_RANGE = "shocks or growth (model.production, model.growth) drive firms out of any range";

    private Accounts() {}

    static void close(
            District district,
            int quarter,
            Policy policy,
            Parameters parameters,
            Draws draws,
            Tally tally,
            Workspace work) {
        tally.large[district.region] += district.large();
        production(district.firms, tally, work);
        if (policy.funds(Programme.Instrument.EXPORT_PROMOTION, quarter + 1)) {
            tally.promotable += nearCutOff(district, parameters.exports(), work);
        }
        if (policy.funds(Programme.Instrument.CREDIT, quarter + 1)) {
            Finance.creditWeights(district, work);
            double weights = Lanes.BEST.sum(work.value, district.firstSme, district.size());
            tally.creditWeight = FixedPoint.add(tally.creditWeight, FixedPoint.WEIGHT.of(weights));
        }
        if (parameters.supply().regionalShare() > 0) {
            tally.regionalSuppliers[district.region] += regionalSuppliers(district.firms);
        }
        boolean[] recruits = recruiting(policy, quarter + 1);
        district.countParticipants(work.selected);
        enrolment(district, quarter, policy, draws, tally, work);
        applications(district, policy, recruits, tally, work);
        boolean gathered = false;
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            if (recruits[p]
                    && programme.tutelage().channel() == ChannelKind.POOL
                    && district.firstSme < district.size()) {
                if (!gathered) {
                    gatherExperience(district, work);
                    gathered = true;
                }
                updatePool(district, p, programme, parameters.knowledge(), tally, work);
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

    /** Workers and labour productivity at present, to the workspace. */
    static void measure(FirmColumns firms, Workspace work) {
        Lanes.BEST.exp(firms.logWorkers, 0, work.workers, 0, firms.size);
        Lanes.BEST.exp(work.logProductivity, 0, work.productivity, 0, firms.size);
    }

    private static void production(FirmColumns firms, Tally tally, Workspace work) {
        int size = firms.size;
        measure(firms, work);
        double valueAdded = Lanes.BEST.sumOfProducts(work.workers, work.productivity, 0, size);
        if (!(valueAdded < MOST_VALUE_ADDED)) {
            throw new ArithmeticException("value added of a district must be below " + MOST_VALUE_ADDED + " but was "
                    + valueAdded + ": " + OUT_OF_RANGE);
        }
        tally.workers = FixedPoint.add(tally.workers, FixedPoint.VALUE.of(Lanes.BEST.sum(work.workers, 0, size)));
        tally.valueAdded = FixedPoint.add(tally.valueAdded, FixedPoint.VALUE.of(valueAdded));
        tally.cash = FixedPoint.add(tally.cash, Lanes.BEST.sum(firms.cash, size));
    }

    /** Firms near or above the cut-off of exports. */
    private static int nearCutOff(District district, Parameters.Exports exports, Workspace work) {
        float near = (float) (exports.cutOff() - exports.promotionMargin());
        int count = 0;
        for (int i = 0; i < district.size(); i++) {
            count += Float.floatToRawIntBits(near - work.logProductivity[i]) >>> 31;
        }
        return count;
    }

    private static int regionalSuppliers(FirmColumns firms) {
        int count = 0;
        for (int i = 0; i < firms.size; i++) {
            count += firms.status[i] >>> Status.REGIONAL_BIT & 1;
        }
        return count;
    }

    /**
     * Counts participants and who of them will stay next quarter. Leaving is decided by next quarter's own draw, so free places and weights
     * of admission are known a quarter ahead. Leaves {@code work.pressure} at 1 for SMEs that can apply next quarter, at 0 for others.
     */
    private static void enrolment(
            District district, int quarter, Policy policy, Draws draws, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        boolean[] opensNext = new boolean[policy.size()];
        for (int p = 0; p < opensNext.length; p++) {
            opensNext[p] = policy.isOpen(p, quarter + 1);
        }
        Arrays.fill(work.pressure, district.firstSme, firms.size, 1f);
        Enrolment.drawLeaving(district, quarter + 1, draws, work);
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
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
        Applicants last = null;
        boolean weighed = false;
        for (int p = 0; p < recruits.length; p++) {
            if (recruits[p]) {
                if (!weighed) {
                    Enrolment.merits(district, work.argument, work.second);
                    weighed = true;
                }
                Programme programme = policy.programme(p);
                if (last == null || !last.haveAccessTo(programme)) {
                    last = Applicants.count(
                            district,
                            programme.costElasticity(),
                            programme.access().fee(),
                            work);
                }
                tally.applicantPlaces[p] = FixedPoint.add(tally.applicantPlaces[p], last.places());
                tally.meritSum[p] = FixedPoint.add(tally.meritSum[p], last.meritSum());
            }
        }
    }

    /**
     * SMEs of a district that are free to join a programme and can pay its fee.
     *
     * @param places places that they would take up, {@link FixedPoint#LEVEL}
     * @param meritSum the same times their weights in admission by merit, {@link FixedPoint#WEIGHT}
     */
    private record Applicants(double costElasticity, double fee, long places, long meritSum) {

        boolean haveAccessTo(Programme programme) {
            return programme.costElasticity() == costElasticity
                    && programme.access().fee() == fee;
        }

        /** Reads who is free from {@code work.pressure}, weights from {@code work.second}. */
        static Applicants count(District district, double costElasticity, double fee, Workspace work) {
            int from = district.firstSme;
            int to = district.size();
            float[] places = work.value;
            if (costElasticity == 0) {
                Arrays.fill(places, from, to, 1f);
            } else {
                Enrolment.sizes(district, costElasticity, work.argument, places);
            }
            float[] able = work.ownGap;
            long coins = FixedPoint.CASH.of(fee);
            long[] cash = district.firms.cash;
            for (int i = from; i < to; i++) {
                int pays = (int) ~((cash[i] - coins) >> 63);
                able[i] = Float.intBitsToFloat(Float.floatToRawIntBits(work.pressure[i]) & pays);
            }
            for (int i = from; i < to; i++) {
                places[i] *= able[i];
            }
            return new Applicants(
                    costElasticity,
                    fee,
                    FixedPoint.LEVEL.of(Lanes.BEST.sum(places, from, to)),
                    FixedPoint.WEIGHT.of(Lanes.BEST.sumOfProducts(places, work.second, from, to)));
        }
    }

    /** Sums of the SMEs' experience and its squares by domain, which the pools of all programmes start from. */
    private static void gatherExperience(District district, Workspace work) {
        FirmColumns firms = district.firms;
        for (int k = 0; k < Domain.COUNT; k++) {
            Lanes.BEST.moments(
                    firms.experiential,
                    firms.at(k, district.firstSme),
                    firms.at(k, firms.size),
                    k,
                    work.experienceSum,
                    work.experienceSquares);
        }
    }

    /**
     * Best practice of a district in each domain: mean plus some standard deviations of its SMEs' experience, or of the programme's
     * participants', for whom the district's SMEs stand in as a few more. A repository keeps the best that it has seen, fading with
     * obsolescence.
     */
    private static void updatePool(
            District district,
            int p,
            Programme programme,
            Parameters.Knowledge knowledge,
            Tally tally,
            Workspace work) {
        boolean membersOnly = programme.pool().source() == PoolSource.MEMBERS;
        int members = membersOnly ? tally.members[p][district.index - tally.firstDistrict] : 0;
        int smes = district.size() - district.firstSme;
        FirmColumns firms = district.firms;
        double weight = membersOnly ? knowledge.poolPriorMembers() / smes : 1;
        for (int k = 0; k < Domain.COUNT; k++) {
            double count = weight * smes + members;
            double sum = weight * work.experienceSum[k];
            double squares = weight * work.experienceSquares[k];
            for (int c = 0; membersOnly && c < district.participantCount; c++) {
                int i = district.participants[c];
                if (Status.programme(firms.status[i]) == p) {
                    double e = firms.experiential[firms.at(k, i)];
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
