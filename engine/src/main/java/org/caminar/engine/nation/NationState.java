package org.caminar.engine.nation;

import org.caminar.engine.firm.Conditions;

/**
 * The nation between two quarters.
 *
 * @param inclusion realised inclusion of each programme after capture, 0 to 1; handed over
 * @param spending public spending on programmes since the start, units of value
 * @param spendingShare the last quarter's as a share of GDP
 * @param cash cash of all firms, {@link org.caminar.engine.exact.FixedPoint#CASH}
 * @param next conditions of the quarter that comes next
 */
public record NationState(double[] inclusion, double spending, double spendingShare, long cash, Conditions next) {}
