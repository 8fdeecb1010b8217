package org.caminar.engine.firm;

import org.caminar.engine.exact.StateHash;
import org.caminar.engine.model.Design;
import org.caminar.engine.nation.Nation;

/** A country held by one segment and stepped on the calling thread, without actors: what the actors are compared with. */
public final class BareCountry {
    /** Nanoseconds by part of a quarter. */
    public static final class Clock {
        private long gather;
        private long step;
        private long nation;

        /** Looking up partners. */
        public long gather() {
            return gather;
        }

        /** The kernels. */
        public long step() {
            return step;
        }

        /** Making the next conditions. */
        public long nation() {
            return nation;
        }
    }

    private final TestCountry country;

    /** Makes the initial firms of replicate 0. */
    public BareCountry(Design design, String scenario) {
        country = new TestCountry(design, scenario);
        country.segment.classify(Nation.quartiles(country.segment.capability()));
    }

    /** Number of firms. */
    public int firms() {
        return country.segment.firms();
    }

    /** Lives through a quarter and adds its time to the clock. */
    public void quarter(Clock clock) {
        long started = System.nanoTime();
        country.meet();
        long gathered = System.nanoTime();
        country.tally =
                country.segment.step(country.now, Segment.Wanted.NOTHING).tally();
        long stepped = System.nanoTime();
        country.now = country.nation.next(country.tally);
        clock.gather += gathered - started;
        clock.step += stepped - gathered;
        clock.nation += System.nanoTime() - stepped;
    }

    /** Hash of the state, as a run through actors reports it. */
    public long hash() {
        return hash(country.segment.hashes());
    }

    static long hash(long[] regions) {
        long hash = 0;
        for (int r = 0; r < regions.length; r++) {
            hash += StateHash.word(0, r, regions[r]);
        }
        return hash;
    }
}
