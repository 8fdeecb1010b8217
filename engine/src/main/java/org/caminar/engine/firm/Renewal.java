package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Exit of SMEs, with hazard a + b Λ(-c (ln A - ln Ā + d)), and entry: an entrant takes the slot at once, so that the number of firms is
 * conserved, and imitates a local firm.
 */
final class Renewal {
    private Renewal() {}

    static void update(
            District district,
            Conditions now,
            Parameters parameters,
            Population population,
            Draws draws,
            Tally tally,
            Workspace work) {
        FirmColumns firms = district.firms;
        Parameters.Renewal renewal = parameters.renewal();
        float base = (float) renewal.exitBase();
        float further = (float) renewal.exitSelection();
        float steepness = (float) renewal.exitSteepness();
        float midpoint = (float) renewal.exitMidpoint();
        int[] status = firms.status;
        for (int i = district.firstSme; i < firms.size; i++) {
            status[i] = Status.aged(status[i]);
        }
        int threshold = Draws.threshold(base + further);
        int at = 3 * work.capacity;
        int count = work.selectBelow(work.shocks, at, threshold, district.firstSme, firms.size);
        for (int c = 0; c < count; c++) {
            float distance = work.logProductivity[work.selected[c]] - now.logMeanProductivity() + midpoint;
            work.argument[c] = -steepness * distance;
        }
        Lanes.BEST.logistic(work.argument, work.value, count);
        int exits = 0;
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            if (Draws.uniform(work.shocks[at + i]) < base + further * work.value[c]) {
                work.selected[exits++] = i;
            }
        }
        imitate(district, exits, now.quarter(), renewal, population, draws, work);
        work.draw(draws, firms, now.quarter(), DrawSite.ENTRANT, Domain.COUNT / 2, exits);
        Lanes.BEST.normals(work.drawn, 0, work.capacity, work.value, work.second, exits);
        float deviation = (float) parameters.production().initialShockDeviation();
        for (int c = 0; c < exits; c++) {
            int i = work.selected[c];
            firms.shock[i] = deviation * work.value[c];
            enter(district, i, renewal, tally);
            Capability.updateOne(firms, i, parameters.knowledge(), work);
        }
    }

    /** The slot's next firm takes its place, with the size of the last one. */
    private static void enter(District district, int i, Parameters.Renewal renewal, Tally tally) {
        FirmColumns firms = district.firms;
        tally.forfeited += firms.cash[i];
        firms.cash[i] = FixedPoint.CASH.of(renewal.cash() * FloatMath.exp(firms.logWorkers[i]));
        tally.endowments += firms.cash[i];
        firms.technology[i] = Capability.harmonicMean(firms.experiential, i, firms.room);
        firms.origins[i] = district.origin();
        firms.status[i] &= Status.SLOT;
        for (int[] partners : firms.bridgingTies) {
            partners[i] = FirmColumns.NOBODY;
        }
        firms.tenure[i] = 0;
        firms.products[i] = 0;
        firms.destinations[i] = 0;
    }

    /** The selected firms' successors: e = clip(imitation · model's e + noise); s lags behind as in the initial population. */
    private static void imitate(
            District district,
            int count,
            int quarter,
            Parameters.Renewal renewal,
            Population population,
            Draws draws,
            Workspace work) {
        FirmColumns firms = district.firms;
        float share = (float) renewal.imitation();
        float deviation = (float) renewal.deviation();
        float gap = (float) population.codifiedGap();
        for (int k = 0; k < Domain.COUNT; k++) {
            boolean even = (k & 1) == 0;
            if (even) {
                work.draw(draws, firms, quarter, DrawSite.ENTRANT, k / 2, count);
            }
            Lanes.BEST.normals(work.drawn, even ? 0 : 2 * work.capacity, work.capacity, work.value, work.second, count);
            for (int c = 0; c < count; c++) {
                int i = work.selected[c];
                int tie = firms.localTie(i, 0);
                int model = tie < district.firstSme ? i : tie;
                float e = InitialPopulation.clip(share * work.start[firms.at(k, model)] + deviation * work.value[c]);
                firms.experiential[firms.at(k, i)] = e;
                firms.codified[firms.at(k, i)] = InitialPopulation.clip(e - gap);
            }
        }
    }
}
