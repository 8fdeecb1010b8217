package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Supplier matching. Large firms offer slots, linkage programmes further ones; a share of all is open to the region. A supplier is
 * dropped when its process score falls below the requirement less a tolerance, or by attrition. Eligible SMEs find an open slot of
 * their district with a probability, certified ones sooner, then one of their region. Suppliers never exceed slots by matching: among
 * too many that found one, a keyed draw decides.
 */
final class Supply {
    private Supply() {}

    /** Slots of a district for its own SMEs. */
    static int districtSlots(District district, Conditions now, Parameters.Supply supply) {
        double slots = supply.slotsPerLead() * district.large() + now.linkageSlotsPerFirm() * district.size();
        return (int) Math.floor(slots * (1 - supply.regionalShare()) + district.rounding);
    }

    static void update(
            District district, Conditions now, Parameters.Supply supply, Draws draws, Tally tally, Workspace work) {
        int[] status = district.firms.status;
        int suppliers = keepSuppliers(district, now.quarter(), supply, draws, work);
        int eligible = selectEligible(district, (float) supply.requirement(), work);
        float preference = (float) supply.certifiedPreference();
        int certified = 0;
        for (int c = 0; c < eligible; c++) {
            certified += status[work.selected[c]] >>> Status.CERTIFIED_BIT & 1;
        }
        double weights = eligible - certified + (double) preference * certified;
        double search = supply.search() + (1 - supply.search()) * now.assistedShare();
        Match local = new Match(DrawSite.SUPPLY, districtSlots(district, now, supply) - suppliers, search, 0);
        int placed = local.place(district, now.quarter(), eligible, weights, supply.certifiedPreference(), draws, work);
        int quota = now.regionalQuota()[district.index];
        if (quota > 0) {
            int left = selectEligible(district, (float) supply.requirement(), work);
            Match regional = new Match(DrawSite.SUPPLY_REGION, quota, search, Status.REGIONAL);
            placed += regional.place(district, now.quarter(), left, left, 1, draws, work);
        }
        tally.unmatched[district.index - tally.firstDistrict] = eligible - placed;
        tally.searching += eligible - placed;
    }

    /** Drops suppliers; returns how many keep a slot of the district. */
    private static int keepSuppliers(
            District district, int quarter, Parameters.Supply supply, Draws draws, Workspace work) {
        FirmColumns firms = district.firms;
        int count = Lanes.BEST.select(firms.status, 0, Status.SUPPLIER, district.firstSme, firms.size, work.selected);
        work.draw(draws, firms, quarter, DrawSite.SUPPLY, count);
        float attrition = (float) supply.attrition();
        float least = (float) (supply.requirement() - supply.tolerance());
        int kept = 0;
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            if (Draws.uniform(work.drawn(0, c)) < attrition || work.processScore[i] < least) {
                firms.status[i] &= ~(Status.SUPPLIER | Status.REGIONAL);
            } else {
                kept += (firms.status[i] & Status.REGIONAL) == 0 ? 1 : 0;
            }
        }
        return kept;
    }

    /** Selects SMEs without a slot that meet the requirement. */
    private static int selectEligible(District district, float requirement, Workspace work) {
        int[] status = district.firms.status;
        int[] marks = work.markAtLeast(work.processScore, requirement, district.size());
        for (int i = district.firstSme; i < status.length; i++) {
            marks[i] &= ~(status[i] << (Integer.SIZE - 1 - Status.SUPPLIER_BIT));
        }
        return work.selectMarked(district.firstSme, district.size());
    }

    /** A round of search for {@code free} slots of a kind. */
    private record Match(DrawSite site, int free, double search, int kind) {

        /**
         * Places the selected SMEs: each finds a slot with probability search · min(1, free · weight / weights); among more than there are
         * slots the lowest draws win. Returns how many are placed.
         */
        int place(
                District district,
                int quarter,
                int eligible,
                double weights,
                double preference,
                Draws draws,
                Workspace work) {
            if (free <= 0 || weights <= 0) {
                return 0;
            }
            FirmColumns firms = district.firms;
            work.draw(draws, firms, quarter, site, eligible);
            int plain = Draws.threshold(search * Math.min(1, free / weights));
            int certified = Draws.threshold(search * Math.min(1, free * preference / weights));
            int found = 0;
            for (int c = 0; c < eligible; c++) {
                int i = work.selected[c];
                int threshold = (firms.status[i] & Status.CERTIFIED) != 0 ? certified : plain;
                if (work.drawn(1, c) >>> 8 < threshold) {
                    work.candidates[found++] = (long) (work.drawn(2, c) >>> 1) << 32 | i;
                }
            }
            if (found > free) {
                Arrays.sort(work.candidates, 0, found);
            }
            int placed = Math.min(found, free);
            for (int c = 0; c < placed; c++) {
                firms.status[(int) work.candidates[c]] |= Status.SUPPLIER | kind;
            }
            return placed;
        }
    }
}
