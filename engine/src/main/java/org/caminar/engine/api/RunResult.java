package org.caminar.engine.api;

import java.util.List;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Observation;

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
     * State hash after a quarter.
     *
     * @param quarter quarters simulated so far
     * @param national hash of all regions
     * @param regions hash of each region, in the profile's order; handed over, not to be changed
     */
    public record Fingerprint(int quarter, long national, long[] regions) {}

    static RunResult of(
            Design design, List<Observation> observations, List<org.caminar.engine.nation.Fingerprint> fingerprints) {
        List<Fingerprint> hashes = fingerprints.stream()
                .map(f -> new Fingerprint(f.quarter(), f.national(), f.regions()))
                .toList();
        long steps = (long) design.firms() * design.experiment().horizon();
        return new RunResult(design.firms(), steps, observations, hashes);
    }

    /** Hash of the final state. */
    public long stateHash() {
        return hashes.get(hashes.size() - 1).national();
    }
}
