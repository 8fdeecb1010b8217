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

    static void learn(
            FirmColumns firms, District district, Conditions now, Policy policy, Draws draws, Workspace work) {
        for (int i = district.smes; i < district.to; i++) {
            int p = Status.programme(firms.status[i]);
            if (p < 0) {
                continue;
            }
            Programme programme = policy.programme(p);
            Programme.Tutelage tutelage = programme.tutelage();
            if (tutelage.channel() == ChannelKind.NONE) {
                continue;
            }
            draws.block(firms.firstFirm + i, now.quarter(), DrawSite.TUTELAGE, work.block);
            int local = i - district.from;
            int k = Draws.uniform(work.block[1]) < now.offers()[p].participation()
                    ? weakest(work.startExperiential, local)
                    : work.block[0] & 7;
            tacit(firms, district, i, k, p, programme, now.offers()[p], work);
            firms.codified[k][i] += Transfer.codified(
                    (float) tutelage.codifiedLevel(), work.startCodified[k][local], (float) tutelage.codifiedRate());
        }
    }

    private static void tacit(
            FirmColumns firms,
            District district,
            int i,
            int k,
            int p,
            Programme programme,
            Conditions.Offer offer,
            Workspace work) {
        Programme.Tutelage tutelage = programme.tutelage();
        float level = (float) tutelage.level();
        long origin = 0;
        if (tutelage.channel() == ChannelKind.POOL) {
            level = district.pools[p * Domain.COUNT + k];
            origin = district.origin();
            int beyond = beyond(programme, district, k, offer);
            if (beyond >= 0
                    && offer.beyondDistrict()[beyond] >= 0
                    && Draws.uniform(work.block[3]) < programme.pool().breadth()) {
                level = offer.beyond()[beyond];
                origin = District.origin(offer.beyondDistrict()[beyond]);
            }
        }
        float gap = level - work.startExperiential[k][i - district.from];
        if (gap > 0f && tutelage.fidelity() > 0 && Draws.uniform(work.block[2]) < tutelage.probability()) {
            firms.experiential[k][i] += Transfer.tacit(gap, (float) tutelage.fidelity(), 1f / (float) tutelage.reach());
            firms.origins[i] |= origin;
        }
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

    private static int weakest(float[][] experiential, int local) {
        int weakest = 0;
        for (int k = 1; k < Domain.COUNT; k++) {
            if (experiential[k][local] < experiential[weakest][local]) {
                weakest = k;
            }
        }
        return weakest;
    }
}
