package org.caminar.engine.firm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caminar.engine.model.Design;
import org.caminar.engine.nation.Nation;

/**
 * Times each phase of the quarter on one thread. The clock is read once a phase and district, which takes about a nanosecond a
 * firm-step in all.
 */
public final class PhaseClock {
    private final TestCountry country;
    private final List<Schedule.Phase> phases;
    private final Inside inside;
    private final long[] nanos;
    private long gather;
    private long nation;

    /** Makes the initial firms of replicate 0. */
    public PhaseClock(Design design, String scenario) {
        country = new TestCountry(design, scenario);
        country.segment.classify(Nation.quartiles(country.segment.capability()));
        inside = Inside.of(country.segment);
        phases = inside.schedule().phases();
        nanos = new long[phases.size()];
    }

    /** Forgets the times so far. */
    public void reset() {
        java.util.Arrays.fill(nanos, 0);
        gather = 0;
        nation = 0;
    }

    /** Number of firms. */
    public int firms() {
        return country.segment.firms();
    }

    /** Lives through a quarter. */
    public void quarter() {
        long started = System.nanoTime();
        country.meet();
        gather += System.nanoTime() - started;
        Tally tally = country.segment.emptyTally();
        Workspace work = inside.workspaces().borrow();
        for (District district : inside.districts()) {
            long before = System.nanoTime();
            for (int p = 0; p < nanos.length; p++) {
                phases.get(p).mechanism().act(district, country.now, inside.halo(), tally, work);
                long after = System.nanoTime();
                nanos[p] += after - before;
                before = after;
            }
        }
        inside.workspaces().giveBack(work);
        inside.halo().turn();
        long stepped = System.nanoTime();
        country.tally = tally;
        country.now = country.nation.next(tally);
        nation += System.nanoTime() - stepped;
    }

    /** Nanoseconds by phase since the last reset, in order of the quarter. */
    public Map<String, Long> nanos() {
        Map<String, Long> byPhase = new LinkedHashMap<>();
        byPhase.put("gather", gather);
        for (int p = 0; p < nanos.length; p++) {
            byPhase.put(phases.get(p).name(), nanos[p]);
        }
        byPhase.put("nation", nation);
        return byPhase;
    }

    /** Hash of the state. */
    public long hash() {
        return BareCountry.hash(country.segment.hashes());
    }
}
