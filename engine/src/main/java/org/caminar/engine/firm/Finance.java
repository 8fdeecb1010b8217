package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
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
        for (int i = district.smes; i < firms.size; i++) {
            work.argument[i] = firms.logWorkers[i] + 4f * firms.capability[i];
        }
        Lanes.BEST.exp(work.argument, district.smes, work.value, district.smes, firms.size - district.smes);
    }

    /** Wages per worker and quarter of all firms of a district, to {@code wage}. */
    static void wages(FirmColumns firms, Parameters.Finance finance, float logMean, float[] argument, float[] wage) {
        float level = (float) finance.wageLevel();
        float elasticity = (float) finance.wageElasticity();
        float[] logProductivity = firms.logProductivity;
        for (int i = 0; i < firms.size; i++) {
            argument[i] = logMean + elasticity * (logProductivity[i] - logMean);
        }
        Lanes.BEST.exp(argument, 0, wage, 0, firms.size);
        for (int i = 0; i < firms.size; i++) {
            wage[i] *= level;
        }
    }

    /** Wage of a firm per worker and quarter. */
    static float wage(float logProductivity, Parameters.Finance finance, float logMean) {
        return (float) finance.wageLevel()
                * FloatMath.exp(logMean + (float) finance.wageElasticity() * (logProductivity - logMean));
    }

    static void update(District district, Conditions now, Parameters.Finance finance, Tally tally, Workspace work) {
        FirmColumns firms = district.firms;
        int size = firms.size;
        Lanes.BEST.exp(firms.logProductivity, 0, work.productivity, 0, size);
        Lanes.BEST.exp(firms.logWorkers, 0, work.workers, 0, size);
        float[] surplus = work.ownGain;
        wages(firms, finance, now.logMeanProductivity(), work.argument, surplus);
        float saving = (float) finance.saving();
        float[] workers = work.workers;
        float[] productivity = work.productivity;
        for (int i = 0; i < size; i++) {
            surplus[i] = saving * Math.max(0f, productivity[i] - surplus[i]) * workers[i];
        }
        if (now.creditPerWeight() > 0) {
            creditWeights(district, work);
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
        FirmColumns firms = district.firms;
        int size = firms.size;
        long[] cash = firms.cash;
        float[] spent = work.peerGain;
        float[] most = work.peerGap;
        float ceiling = (float) finance.investmentCeiling();
        for (int i = 0; i < size; i++) {
            most[i] = ceiling * work.workers[i] * (1f - firms.technology[i]);
        }
        Arrays.fill(work.value, 0, creditPerWeight > 0 ? district.smes : size, 0f);
        float share = (float) finance.investment();
        double coin = FixedPoint.CASH.toDouble(1);
        long profits = 0;
        long credits = 0;
        long investments = 0;
        for (int i = 0; i < size; i++) {
            long profit = FixedPoint.CASH.of(surplus[i]);
            long credit = FixedPoint.CASH.of(creditPerWeight * work.value[i]);
            long before = cash[i] + profit + credit;
            float wanted = Math.min(share * (float) (before * coin), most[i]);
            long investment = Math.min(before, FixedPoint.CASH.of(Math.max(0f, wanted)));
            cash[i] = before - investment;
            spent[i] = (float) (investment * coin);
            profits += profit;
            credits += credit;
            investments += investment;
        }
        tally.profits += profits;
        tally.credit += credits;
        tally.investment += investments;
    }
}
