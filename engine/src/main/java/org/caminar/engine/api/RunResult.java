package org.caminar.engine.api;

import java.util.List;
import org.caminar.engine.model.GroupKind;

/**
 * What one run observed.
 *
 * @param firms number of firms
 * @param firmSteps firms times quarters
 * @param observations in order of time, the first of the initial population (quarter 0)
 * @param hashes state hashes, in order of time
 */
public record RunResult(int firms, long firmSteps, List<Observation> observations, List<Fingerprint> hashes) {

    /**
     * The country at the end of a quarter.
     *
     * @param quarter quarters simulated so far; 0 for the initial population
     * @param values one value per {@link org.caminar.engine.model.Indicator}, by ordinal; NaN where it is undefined (a ratio of
     *     nothing). Handed over: not to be changed
     * @param groups the same by group; indicators that are not grouped are NaN
     */
    public record Observation(int quarter, double[] values, List<Group> groups) {}

    /** One group at one time. */
    public record Group(GroupKind kind, String name, double[] values) {}

    /**
     * State hash after a quarter.
     *
     * @param quarter quarters simulated so far
     * @param national hash of all regions
     * @param regions hash of each region, in the profile's order
     */
    public record Fingerprint(int quarter, long national, long[] regions) {}

    /** Hash of the final state. */
    public long stateHash() {
        return hashes.get(hashes.size() - 1).national();
    }
}
