package org.caminar.engine.firm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/** Times what comes before the first quarter of a run, on one thread. */
public final class PopulationClock {
    private PopulationClock() {}

    /** Nanoseconds by part of making and counting the initial firms of replicate 0. */
    public static Map<String, Long> measure(Design design, String scenario) {
        Map<String, Long> nanos = new LinkedHashMap<>();
        long started = System.nanoTime();
        Draws draws = new Draws(design.experiment().seed(), 0);
        Policy policy = Policy.of(design, scenario);
        Layout layout = Layout.of(design, draws);
        started = note(nanos, "layout", started);
        Segment segment = new Segment(design, policy, layout, draws, 0, layout.districts());
        started = note(nanos, "firms", started);
        segment.tallyInitial();
        started = note(nanos, "accounts", started);
        segment.capability();
        started = note(nanos, "capability", started);
        segment.initially(0f);
        note(nanos, "census and hash", started);
        return nanos;
    }

    private static long note(Map<String, Long> nanos, String part, long started) {
        long now = System.nanoTime();
        nanos.put(part, now - started);
        return now;
    }
}
