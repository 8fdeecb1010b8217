package org.caminar.engine.model;

import java.util.List;

/**
 * The country at the end of a quarter.
 *
 * @param quarter quarters simulated so far; 0 for the initial population
 * @param values one value per {@link Indicator}, by ordinal; NaN where it is undefined (a ratio of nothing). Handed over: not to be
 *     changed
 * @param groups the same for every group that has firms; indicators that are not grouped are NaN. The values of the size class
 *     {@code large} are of large firms
 */
public record Observation(int quarter, double[] values, List<Group> groups) {

    /** One group at one time. */
    public record Group(GroupKind kind, String name, double[] values) {}

    /** Value of an indicator, NaN where undefined. */
    public double value(Indicator indicator) {
        return values[indicator.ordinal()];
    }
}
