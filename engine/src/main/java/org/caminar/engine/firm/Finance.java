package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Parameters;

/**
 * Cash and technology. A firm keeps a share of its surplus over wages, w = w0 Ā (A/Ā)^ξ; credit adds to SMEs' cash by n exp(4Q); a
 * share of cash buys technology off the shelf, which wears off. Every flow is rounded once to the smallest coin and tallied, so that
 * cash is conserved to the last unit.
 */
final class Finance {
    private Finance() {}

    /** Weight of an SME in credit: n exp(4Q). */
    static float creditWeight(float logWorkers, float capability) {
        return FloatMath.exp(logWorkers + 4f * capability);
    }

    /** Wage of a firm per worker and quarter. */
    static float wage(float logProductivity, Parameters.Finance finance, float logMean) {
        return (float) finance.wageLevel()
                * FloatMath.exp(logMean + (float) finance.wageElasticity() * (logProductivity - logMean));
    }

    static void update(
            FirmColumns firms,
            District district,
            Conditions now,
            Parameters.Finance finance,
            Tally tally,
            Workspace work) {
        float logMean = now.logMeanProductivity();
        float saving = (float) finance.saving();
        float share = (float) finance.investment();
        float ceiling = (float) finance.investmentCeiling();
        float inversePrice = 1f / (float) finance.technologyPrice();
        float kept = 1f - (float) finance.wear();
        double coin = FixedPoint.CASH.toDouble(1);
        for (int i = district.from; i < district.to; i++) {
            int local = i - district.from;
            float workers = work.workers[local];
            float margin = work.productivity[local] - wage(firms.logProductivity[i], finance, logMean);
            long profit = FixedPoint.CASH.of(saving * Math.max(0f, margin) * workers);
            long credit = now.creditPerWeight() > 0 && i >= district.smes
                    ? FixedPoint.CASH.of(now.creditPerWeight() * creditWeight(firms.logWorkers[i], firms.capability[i]))
                    : 0;
            long cash = firms.cash[i] + profit + credit;
            float technology = firms.technology[i];
            float wanted = Math.min(share * (float) (cash * coin), ceiling * workers * (1f - technology));
            long investment = Math.min(cash, FixedPoint.CASH.of(Math.max(0f, wanted)));
            firms.cash[i] = cash - investment;
            float bought = (float) (investment * coin) * inversePrice / workers;
            firms.technology[i] = Math.max(0f, Math.min(1f, kept * technology + bought));
            tally.profits += profit;
            tally.credit += credit;
            tally.investment += investment;
        }
    }
}
