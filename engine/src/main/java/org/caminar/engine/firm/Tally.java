package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.model.Domain;

/**
 * What the firms of some districts add up to at the end of a quarter. Sums are whole numbers of fixed-point units (see {@link
 * FixedPoint}), so that tallies of any division of the country merge to the same one in any order.
 */
public final class Tally {
    /** First district counted. */
    public final int firstDistrict;

    /** Workers, {@link FixedPoint#VALUE}. */
    public long workers;

    /** Value added, {@link FixedPoint#VALUE}. */
    public long valueAdded;

    /** n exp(4Q) of SMEs, {@link FixedPoint#WEIGHT}. */
    public long creditWeight;

    /** Firms near or above the export cut-off, if export promotion is funded in the next quarter. */
    public long promotable;

    /** Firms that meet the standard without certificate. */
    public long uncertified;

    /** SMEs eligible as suppliers without a slot. */
    public long searching;

    /** SMEs with a bridging tie. */
    public long bridged;

    /** Cash of all firms, {@link FixedPoint#CASH}. */
    public long cash;

    /** Flows of cash in the quarter, same unit. */
    public long profits;

    public long credit;
    public long investment;
    public long fees;
    public long contributions;
    public long endowments;
    public long forfeited;

    /** By programme: places that participants take up this quarter, {@link FixedPoint#LEVEL}. */
    public final long[] served;

    /** By programme: places that those who stay will take up next quarter, same unit. */
    public final long[] staying;

    /** By programme: places that the SMEs would take up which are in none and can pay its fee, {@link FixedPoint#LEVEL}. */
    public final long[] applicantPlaces;

    /** By programme: the same times their weights, {@link FixedPoint#WEIGHT}. */
    public final long[] meritSum;

    /** By region: large firms, and suppliers in the region's slots if it has any. */
    public final long[] large;

    public final long[] regionalSuppliers;

    /** By programme, then region and domain: the best practice and its district, -1 for none. */
    public final float[][] best;

    public final int[][] bestDistrict;

    /** By programme, then district from the first: participants. */
    public final int[][] members;

    /** By district from the first: eligible SMEs left without a slot. */
    public final int[] unmatched;

    /** An empty tally of {@code districts} districts from {@code firstDistrict}. */
    public Tally(int programmes, int regions, int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        served = new long[programmes];
        staying = new long[programmes];
        applicantPlaces = new long[programmes];
        meritSum = new long[programmes];
        large = new long[regions];
        regionalSuppliers = new long[regions];
        best = new float[programmes][regions * Domain.COUNT];
        bestDistrict = new int[programmes][regions * Domain.COUNT];
        for (int[] row : bestDistrict) {
            Arrays.fill(row, -1);
        }
        members = new int[programmes][districts];
        unmatched = new int[districts];
    }

    /** Takes one district's best practice in a domain. */
    public void offerBest(int programme, int region, int domain, float level, int district) {
        int at = region * Domain.COUNT + domain;
        int holder = bestDistrict[programme][at];
        if (holder < 0 || level > best[programme][at] || (level == best[programme][at] && district < holder)) {
            best[programme][at] = level;
            bestDistrict[programme][at] = district;
        }
    }

    /** Adds a tally whose districts lie within this one's. */
    public void merge(Tally other) {
        workers = FixedPoint.add(workers, other.workers);
        valueAdded = FixedPoint.add(valueAdded, other.valueAdded);
        creditWeight = FixedPoint.add(creditWeight, other.creditWeight);
        promotable += other.promotable;
        uncertified += other.uncertified;
        searching += other.searching;
        bridged += other.bridged;
        cash = FixedPoint.add(cash, other.cash);
        profits = FixedPoint.add(profits, other.profits);
        credit = FixedPoint.add(credit, other.credit);
        investment = FixedPoint.add(investment, other.investment);
        fees = FixedPoint.add(fees, other.fees);
        contributions = FixedPoint.add(contributions, other.contributions);
        endowments = FixedPoint.add(endowments, other.endowments);
        forfeited = FixedPoint.add(forfeited, other.forfeited);
        addAll(large, other.large);
        addAll(regionalSuppliers, other.regionalSuppliers);
        addAll(served, other.served);
        addAll(staying, other.staying);
        addAll(applicantPlaces, other.applicantPlaces);
        addAll(meritSum, other.meritSum);
        int offset = other.firstDistrict - firstDistrict;
        for (int p = 0; p < served.length; p++) {
            System.arraycopy(other.members[p], 0, members[p], offset, other.members[p].length);
            for (int at = 0; at < best[p].length; at++) {
                if (other.bestDistrict[p][at] >= 0) {
                    offerBest(p, at / Domain.COUNT, at % Domain.COUNT, other.best[p][at], other.bestDistrict[p][at]);
                }
            }
        }
        System.arraycopy(other.unmatched, 0, unmatched, offset, other.unmatched.length);
    }

    private static void addAll(long[] sums, long[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = FixedPoint.add(sums[i], others[i]);
        }
    }

    /** What cash must be after the quarter's flows, given what it was before. */
    public long expectedCash(long before) {
        return before + profits + credit + endowments - investment - fees - contributions - forfeited;
    }
}
