package org.caminar.engine.nation;

import org.caminar.engine.exact.StateHash;

/**
 * State hash after a quarter.
 *
 * @param quarter quarters simulated so far
 * @param national hash of all regions
 * @param regions hash of each region, in the profile's order; handed over, not to be changed
 */
public record Fingerprint(int quarter, long national, long[] regions) {
    /** The fingerprint of these regions. */
    public static Fingerprint of(int quarter, long[] regions) {
        long hash = 0;
        for (int r = 0; r < regions.length; r++) {
            hash += StateHash.word(0, r, regions[r]);
        }
        return new Fingerprint(quarter, hash, regions);
    }
}
