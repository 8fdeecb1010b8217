package org.caminar.engine.firm;

import java.util.Arrays;
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
        double slots = supply.slotsPerLead() * district.largeFirms() + now.linkageSlotsPerFirm() * district.size();
        return (int) Math.floor(slots * (1 - supply.regionalShare()) + district.rounding);
    }

    static void update(
            FirmColumns firms,
            District district,
            Conditions now,
            Parameters.Supply supply,
            Draws draws,
            Tally tally,
            Workspace work) {
        dropSuppliers(firms, district, now.quarter(), supply, draws, work);
        float requirement = (float) supply.requirement();
        float preference = (float) supply.certifiedPreference();
        int suppliers = 0;
        int eligible = 0;
        double weights = 0;
        for (int i = district.smes; i < district.to; i++) {
            int status = firms.status[i];
            if ((status & Status.SUPPLIER) != 0) {
                suppliers += (status & Status.REGIONAL) == 0 ? 1 : 0;
            } else if (work.processScore[i - district.from] >= requirement) {
                eligible++;
                weights += (status & Status.CERTIFIED) != 0 ? preference : 1f;
            }
        }
        int free = districtSlots(district, now, supply) - suppliers;
        double search = supply.search() + (1 - supply.search()) * now.assistedShare();
        int placed =
                place(firms, district, now.quarter(), DrawSite.SUPPLY, supply, free, search, weights, 0, draws, work);
        int quota = now.regionalQuota()[district.index];
        int left = eligible - placed;
        placed += place(
                firms,
                district,
                now.quarter(),
                DrawSite.SUPPLY_REGION,
                supply,
                quota,
                search,
                left,
                Status.REGIONAL,
                draws,
                work);
        tally.unmatched[district.index - tally.firstDistrict] = eligible - placed;
        tally.searching += eligible - placed;
    }

    private static void dropSuppliers(
            FirmColumns firms, District district, int quarter, Parameters.Supply supply, Draws draws, Workspace work) {
        float attrition = (float) supply.attrition();
        float least = (float) (supply.requirement() - supply.tolerance());
        for (int i = district.smes; i < district.to; i++) {
            if ((firms.status[i] & Status.SUPPLIER) != 0) {
                draws.block(firms.firstFirm + i, quarter, DrawSite.SUPPLY, work.block);
                if (Draws.uniform(work.block[0]) < attrition || work.processScore[i - district.from] < least) {
                    firms.status[i] &= ~(Status.SUPPLIER | Status.REGIONAL);
                }
            }
        }
    }

    /**
     * Places eligible SMEs in {@code free} slots: each finds one with probability search · min(1, free · weight / weights); among more
     * than there are slots the lowest draws win.
     */
    private static int place(
            FirmColumns firms,
            District district,
            int quarter,
            DrawSite site,
            Parameters.Supply supply,
            int free,
            double search,
            double weights,
            int kind,
            Draws draws,
            Workspace work) {
        if (free <= 0 || weights <= 0) {
            return 0;
        }
        float requirement = (float) supply.requirement();
        double preference = kind == 0 ? supply.certifiedPreference() : 1;
        int found = 0;
        for (int i = district.smes; i < district.to; i++) {
            if ((firms.status[i] & Status.SUPPLIER) != 0 || work.processScore[i - district.from] < requirement) {
                continue;
            }
            draws.block(firms.firstFirm + i, quarter, site, work.block);
            double weight = (firms.status[i] & Status.CERTIFIED) != 0 ? preference : 1;
            if (Draws.uniform(work.block[1]) < search * Math.min(1, free * weight / weights)) {
                work.addCandidate(found++, (long) (work.block[2] >>> 1) << 32 | i);
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
