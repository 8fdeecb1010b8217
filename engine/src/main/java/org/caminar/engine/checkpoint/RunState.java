package org.caminar.engine.checkpoint;

import java.util.List;
import org.caminar.engine.model.Observation;
import org.caminar.engine.nation.Fingerprint;
import org.caminar.engine.nation.NationState;

/**
 * All of a run between two quarters but its firms.
 *
 * @param quarter quarters simulated
 * @param lastCensus quarters that were simulated at the last census
 * @param nation the nation
 * @param observations what was observed so far
 * @param fingerprints state hashes so far
 */
public record RunState(
        int quarter,
        int lastCensus,
        NationState nation,
        List<Observation> observations,
        List<Fingerprint> fingerprints) {}
