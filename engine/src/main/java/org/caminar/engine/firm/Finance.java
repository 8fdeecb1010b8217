package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Parameters;

/**
 * Cash and technology. A firm keeps a share of its surplus over wages, w = w0 Ā (A/Ā)^ξ; credit adds to SMEs' cash by n exp(4Q); a
 * share of cash buys technology off the shelf, which wears off. Every flow is rounded once to the smallest coin and tallied, so that
 * cash is conserved to the last unit.
 */
final class Finance {
    private Finance() {}

    /** Weights of the SMEs in credit, n exp(4Q), to {@code work.value}. */
    static void creditWeights(District district, Workspace work) {
        FirmColumns firms = district.firms;
        for (int i = district.firstSme; i < firms.size; i++) {
            work.argument[i] = firms.logWorkers[i] + 4f * firms.capability[i];
        }
        Lanes.BEST.exp(work.argument, district.firstSme, work.value, district.firstSme, firms.size - district.firstSme);
    }

    /** Wages per worker and quarter of the first {@code size} firms whose log productivity the workspace holds, to {@code wage}. */
    static void wages(int size, Parameters.Finance finance, float logMean, Workspace work, float[] wage) {
        float level = (float) finance.wageLevel();
        float elasticity = (float) finance.wageElasticity();
        float[] logProductivity = work.logProductivity;
        float[] argument = work.argument;
        for (int i = 0; i < size; i++) {
            argument[i] = logMean + elasticity * (logProductivity[i] - logMean);
        }
        Lanes.BEST.exp(argument, 0, wage, 0, size);
        for (int i = 0; i < size; i++) {
            wage[i] *= level;
        }
    }

    static void update(District district, Conditions now, Parameters.Finance finance, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        int size = firms.size;
        Lanes.BEST.exp(work.logProductivity, 0, work.productivity, 0, size);
        Lanes.BEST.exp(firms.logWorkers, 0, work.workers, 0, size);
        float[] surplus = work.ownGain;
        wages(size, finance, now.logMeanProductivity(), work, surplus);
        float saving = (float) finance.saving();
        float[] workers = work.workers;
        float[] productivity = work.productivity;
        for (int i = 0; i < size; i++) {
            surplus[i] = saving * Math.max(0f, productivity[i] - surplus[i]) * workers[i];
        }
        invest(district, now.creditPerWeight(), surplus, finance, tally, work);
        float inversePrice = 1f / (float) finance.technologyPrice();
        float kept = 1f - (float) finance.wear();
        float[] spent = work.peerGain;
        float[] technology = firms.technology;
        for (int i = 0; i < size; i++) {
            technology[i] = Math.max(0f, Math.min(1f, kept * technology[i] + spent[i] * inversePrice / workers[i]));
        }
    }

    /** Moves the cash; what each firm invests goes to {@code work.peerGain}. */
    private static void invest(
            District district,
            double creditPerWeight,
            float[] surplus,
            Parameters.Finance finance,
            Tally tally,
            Workspace work) {
        int size = district.size();
        long[] cash = district.firms.cash;
        long[] coins = work.coins;
        Lanes.BEST.toFixed(surplus, FixedPoint.CASH.scale(), coins, size);
        tally.profits += pay(coins, cash, size);
        if (creditPerWeight > 0) {
            creditWeights(district, work);
            Arrays.fill(work.value, 0, district.firstSme, 0f);
            Lanes.BEST.toFixed(work.value, creditPerWeight * FixedPoint.CASH.scale(), coins, size);
            tally.credit += pay(coins, cash, size);
        }
        float[] wanted = work.peerGap;
        Lanes.BEST.fromFixed(cash, FixedPoint.CASH.toDouble(1), wanted, size);
        float share = (float) finance.investment();
        float ceiling = (float) finance.investmentCeiling();
        float[] workers = work.workers;
        float[] technology = district.firms.technology;
        for (int i = 0; i < size; i++) {
            wanted[i] = Math.min(share * wanted[i], ceiling * workers[i] * (1f - technology[i]));
        }
        Lanes.BEST.toFixed(wanted, FixedPoint.CASH.scale(), coins, size);
        for (int i = 0; i < size; i++) {
            // Rounding may ask for a coin more than there is.
            long investment = Math.min(cash[i], coins[i]);
            coins[i] = investment;
            cash[i] -= investment;
        }
        tally.investment += Lanes.BEST.sum(coins, size);
        Lanes.BEST.fromFixed(coins, FixedPoint.CASH.toDouble(1), work.peerGain, size);
    }

    private static long pay(long[] coins, long[] cash, int size) {
        for (int i = 0; i < size; i++) {
            cash[i] += coins[i];
        }
        return Lanes.BEST.sum(coins, size);
    }
}
