package org.caminar.engine.nation;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Conditions.Offer;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Programme.Catchment;
import org.caminar.engine.model.Programme.ChannelKind;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The state of the nation from quarter to quarter: turns the tally of one quarter into the conditions of the next, keeps the public
 * accounts and checks the invariants.
 */
public final class Nation {
    private final Design design;
    private final Policy policy;
    private final Layout layout;
    private final double[] inclusion;
    private final float[] slotRounding;
    private double spending;
    private double spendingShare;
    private long cash;
    private Conditions current;

    /** A nation before its first quarter. */
    public Nation(Design design, Policy policy, Layout layout, Draws draws) {
        this.design = design;
        this.policy = policy;
        this.layout = layout;
        this.inclusion = new double[policy.size()];
        for (int p = 0; p < policy.size(); p++) {
            inclusion[p] = policy.programme(p).access().inclusion();
        }
        this.slotRounding = new float[layout.regions()];
        int[] block = new int[Draws.WORDS];
        for (int r = 0; r < layout.regions(); r++) {
            draws.initial(r, DrawSite.SLOT_ROUNDING, 1, block);
            slotRounding[r] = Draws.uniform(block[0]);
        }
    }

    /** Quartiles of the initial capability of SMEs. */
    public static double[] quartiles(Histogram capability) {
        return new double[] {capability.quantile(0.25), capability.quantile(0.5), capability.quantile(0.75)};
    }

    /** Conditions of the first quarter, given the initial firms. */
    public Conditions begin(Tally tally) {
        cash = tally.cash;
        current = conditions(0, tally);
        return current;
    }

    /** Conditions of the next quarter, given what the last one came to; throws if an invariant is violated. */
    public Conditions next(Tally tally) {
        checkCash(tally);
        account(tally);
        for (int p = 0; p < policy.size(); p++) {
            Programme programme = policy.programme(p);
            if (current.offers()[p].open() && !programme.access().bindingRules()) {
                inclusion[p] *= 1 - Math.min(1, programme.access().capture() * (1 + programme.coFunding()));
            }
        }
        current = conditions(current.quarter() + 1, tally);
        return current;
    }

    /** What is needed to go on from here. */
    public NationState state() {
        return new NationState(inclusion.clone(), spending, spendingShare, cash, current);
    }

    /** Goes on from an earlier state: returns the conditions of the quarter that comes next. */
    public Conditions resume(NationState state) {
        System.arraycopy(state.inclusion(), 0, inclusion, 0, inclusion.length);
        spending = state.spending();
        spendingShare = state.spendingShare();
        cash = state.cash();
        current = state.next();
        return current;
    }

    /** Public spending on programmes since the start. */
    public double spending() {
        return spending;
    }

    /** Public spending in the last quarter as a share of the GDP on which budgets were set. */
    public double spendingShare() {
        return spendingShare;
    }

    private void checkCash(Tally tally) {
        long expected = tally.expectedCash(cash);
        if (expected != tally.cash) {
            throw new IllegalStateException("cash must be conserved but in quarter " + current.quarter() + " it is "
                    + tally.cash + " and the flows give " + expected);
        }
        cash = tally.cash;
    }

    /** What programmes spent: never more than their budgets; a crowded quarter is served within the budget. */
    private void account(Tally tally) {
        double quarterSpending = 0;
        for (int p = 0; p < policy.size(); p++) {
            double budget = policy.share(p, current.quarter()) * current.gdp();
            Programme programme = policy.programme(p);
            double spent = switch (programme.instrument()) {
                case ENROLMENT ->
                    current.offers()[p].open()
                            ? Math.min(budget, FixedPoint.LEVEL.toDouble(tally.served[p]) * programme.publicUnitCost())
                            : budget;
                case CREDIT, EXPORT_PROMOTION, SUPPLIER_DEVELOPMENT, CERTIFICATION, OUTSOURCING_EXCHANGE -> budget;
            };
            quarterSpending += spent;
        }
        spending += quarterSpending;
        spendingShare = quarterSpending / current.gdp();
    }

    private Conditions conditions(int quarter, Tally tally) {
        double gdp = FixedPoint.VALUE.toDouble(tally.valueAdded);
        double mean = gdp / FixedPoint.VALUE.toDouble(tally.workers);
        Offer[] offers = new Offer[policy.size()];
        double promotion = 0;
        double credit = 0;
        double slots = 0;
        double audits = 0;
        double assisted = 0;
        boolean forum = false;
        for (int p = 0; p < policy.size(); p++) {
            offers[p] = offer(p, quarter, gdp, tally);
            Programme programme = policy.programme(p);
            double money = policy.isOpen(p, quarter) ? policy.share(p, quarter) * gdp : 0;
            double served = money / programme.publicUnitCost();
            switch (programme.instrument()) {
                case EXPORT_PROMOTION -> promotion += served;
                case CREDIT -> credit += money;
                case SUPPLIER_DEVELOPMENT -> slots += served;
                case CERTIFICATION -> audits += served;
                case OUTSOURCING_EXCHANGE -> assisted += served;
                case ENROLMENT -> forum |= programme.forum().introduction() > 0 && offers[p].open();
            }
        }
        double slotsPerFirm = slots / layout.firms();
        return new Conditions(
                quarter,
                mean,
                FloatMath.log((float) mean),
                gdp,
                layout.firms(),
                offers,
                (float) shareServed(promotion, tally.promotable),
                credit > 0 ? credit / Math.max(1, FixedPoint.WEIGHT.toDouble(tally.creditWeight)) : 0,
                slotsPerFirm,
                (float) shareServed(audits, tally.uncertified),
                (float) shareServed(assisted, tally.searching),
                quotas(slotsPerFirm, tally),
                forum || tally.bridged > 0);
    }

    private static double shareServed(double places, long firms) {
        return places <= 0 ? 0 : Math.min(1, places / Math.max(1, firms));
    }

    private Offer offer(int p, int quarter, double gdp, Tally tally) {
        Programme programme = policy.programme(p);
        boolean open = policy.isOpen(p, quarter);
        double places = Math.floor(policy.share(p, quarter) * gdp / programme.publicUnitCost());
        double free =
                open && programme.enrols() ? Math.max(0, places - FixedPoint.LEVEL.toDouble(tally.staying[p])) : 0;
        int buildUp = programme.tutelage().buildUp();
        int served = policy.quartersFunded(p, quarter) - programme.setupLag();
        double built = buildUp == 0 ? 1 : Math.min(1, served / (double) buildUp);
        boolean pooling = programme.tutelage().channel() == ChannelKind.POOL;
        boolean reaches =
                pooling && programme.pool().breadth() > 0 && programme.pool().catchment() != Catchment.DISTRICT;
        boolean national = programme.pool().catchment() == Catchment.NATION;
        return new Offer(
                open,
                free,
                inclusion[p],
                (float) (programme.tutelage().participation() * built),
                FixedPoint.LEVEL.toDouble(tally.applicantPlaces[p]),
                FixedPoint.WEIGHT.toDouble(tally.meritSum[p]),
                programme.forum().introduction() > 0 ? cumulative(tally.members[p]) : new int[0],
                reaches ? beyond(tally, p, national) : new float[0],
                reaches ? beyondDistrict(tally, p, national) : new int[0]);
    }

    private static int[] cumulative(int[] counts) {
        int[] before = new int[counts.length + 1];
        for (int d = 0; d < counts.length; d++) {
            before[d + 1] = before[d] + counts[d];
        }
        return before;
    }

    private static float[] beyond(Tally tally, int p, boolean national) {
        return national ? bestOfNation(tally, p).best[0].clone() : tally.best[p].clone();
    }

    private static int[] beyondDistrict(Tally tally, int p, boolean national) {
        return national ? bestOfNation(tally, p).bestDistrict[0].clone() : tally.bestDistrict[p].clone();
    }

    private static Tally bestOfNation(Tally tally, int p) {
        Tally nation = new Tally(1, 1, 0, 0);
        for (int at = 0; at < tally.best[p].length; at++) {
            if (tally.bestDistrict[p][at] >= 0) {
                nation.offerBest(0, 0, at % Domain.COUNT, tally.best[p][at], tally.bestDistrict[p][at]);
            }
        }
        return nation;
    }

    /** Slots of each region that are free, divided among its districts by eligible SMEs left without one. */
    private int[] quotas(double linkageSlotsPerFirm, Tally tally) {
        int[] quotas = new int[layout.districts()];
        double share = design.parameters().supply().regionalShare();
        if (share == 0) {
            return quotas;
        }
        int first = 0;
        while (first < layout.districts()) {
            int region = layout.region(first);
            int end = first;
            while (end < layout.districts() && layout.region(end) == region) {
                end++;
            }
            double slots = design.parameters().supply().slotsPerLead() * tally.large[region]
                    + linkageSlotsPerFirm * layout.firmsOfRegion(region);
            int free = (int) Math.floor(slots * share + slotRounding[region]) - (int) tally.regionalSuppliers[region];
            if (free > 0) {
                double[] unmatched = new double[end - first];
                for (int d = first; d < end; d++) {
                    unmatched[d - first] = tally.unmatched[d];
                }
                System.arraycopy(Layout.apportion(unmatched, free), 0, quotas, first, end - first);
            }
            first = end;
        }
        return quotas;
    }
}
