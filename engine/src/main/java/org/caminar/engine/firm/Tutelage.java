package org.caminar.engine.firm;

import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Programme.ChannelKind;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * What participants learn in their programme: tacit knowledge towards its level or towards the best practice that it gathered from
 * firms, and codified knowledge. Participatory governance points it at the participant's weakest domain.
 */
final class Tutelage {
    private Tutelage() {}

    static void learn(District district, Conditions now, Policy policy, Draws draws, Workspace work) {
        FirmColumns firms = district.firms;
        int count = select(district, policy, work);
        work.draw(draws, firms, now.quarter(), DrawSite.TUTELAGE, count);
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            int p = Status.programme(firms.status[i]);
            Programme.Tutelage tutelage = policy.programme(p).tutelage();
            int k = Draws.uniform(work.drawn(1, c)) < now.offers()[p].participation()
                    ? weakest(firms, work.start, i)
                    : work.drawn(0, c) & 7;
            boolean crosses = tutelage.fidelity() > 0 && Draws.uniform(work.drawn(2, c)) < tutelage.probability();
            float level = tacitLevel(district, i, k, p, policy.programme(p), now.offers()[p], crosses, c, work);
            int at = firms.at(k, i);
            work.ownGap[c] = crosses ? Math.max(0f, level - work.start[at]) : 0f;
            work.value[c] = (float) tutelage.fidelity();
            work.reach[c] = 1f / (float) tutelage.reach();
            // The domain stands in for its draw, which is used up.
            work.drawn[c] = k;
            firms.codified[at] += Transfer.codified(
                    (float) tutelage.codifiedLevel(), work.start[firms.at(Domain.COUNT + k, i)], (float)
                            tutelage.codifiedRate());
        }
        Transfer.tacit(work.ownGap, work.value, work.reach, work.ownGain, 0, count);
        for (int c = 0; c < count; c++) {
            firms.experiential[firms.at(work.drawn[c], work.selected[c])] += work.ownGain[c];
        }
    }

    private static int select(District district, Policy policy, Workspace work) {
        int participants = district.listParticipants(work.selected);
        int count = 0;
        for (int c = 0; c < participants; c++) {
            int i = work.selected[c];
            Programme programme = policy.programme(Status.programme(district.firms.status[i]));
            if (programme.tutelage().channel() != ChannelKind.NONE) {
                work.selected[count++] = i;
            }
        }
        return count;
    }

    /** What the programme teaches in domain k; a pool's origin is absorbed where there is a gap. */
    private static float tacitLevel(
            District district,
            int i,
            int k,
            int p,
            Programme programme,
            Conditions.Offer offer,
            boolean crosses,
            int c,
            Workspace work) {
        if (programme.tutelage().channel() != ChannelKind.POOL) {
            return (float) programme.tutelage().level();
        }
        float level = district.pools[p * Domain.COUNT + k];
        long origin = district.origin();
        int beyond = beyond(programme, district, k, offer);
        if (beyond >= 0
                && offer.beyondDistrict()[beyond] >= 0
                && Draws.uniform(work.drawn(3, c)) < programme.pool().breadth()) {
            level = offer.beyond()[beyond];
            origin = District.origin(offer.beyondDistrict()[beyond]);
        }
        if (crosses && level > work.start[district.firms.at(k, i)]) {
            district.firms.origins[i] |= origin;
        }
        return level;
    }

    /** Row of the catchment's best practice in a domain, -1 for a programme that does not reach beyond the district. */
    private static int beyond(Programme programme, District district, int k, Conditions.Offer offer) {
        if (offer.beyond().length == 0) {
            return -1;
        }
        return switch (programme.pool().catchment()) {
            case DISTRICT -> -1;
            case REGION -> district.region * Domain.COUNT + k;
            case NATION -> k;
        };
    }

    /** Domain of least experience, the first of equals. */
    private static int weakest(FirmColumns firms, float[] experiential, int i) {
        // Positive floats have the order of their bits: the least key names the domain. The sign of a difference stands
        // for a branch, which would often go
        // the other way.
        long least = (long) Float.floatToRawIntBits(experiential[i]) << 3;
        for (int k = 1; k < Domain.COUNT; k++) {
            long less = ((long) Float.floatToRawIntBits(experiential[firms.at(k, i)]) << 3 | k) - least;
            least += less & less >> 63;
        }
        return (int) least & 7;
    }
}
