package org.caminar.engine.bench;

import java.util.Map;
import java.util.Optional;
import org.caminar.engine.api.RunHandle;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.api.SimulationSystem;
import org.caminar.engine.firm.BareCountry;
import org.caminar.engine.model.Design;

/** Runs a country once and times it by quarter. */
final class WholeRun {
    private WholeRun() {}

    /** Through the engine's door: actors, halo, digests, outputs and all. */
    static Timing throughEngine(SimulationSystem system, Design design, String scenario, int shards, Window window) {
        long before = LiveHeap.bytes();
        Stopwatch watch = new Stopwatch(window.horizon());
        RunSpec spec = new RunSpec(design, scenario, 0, shards, Optional.empty(), (done, total) -> watch.done(done));
        // The run is held open so that its firms still live when the heap is read.
        try (RunHandle run = Simulation.start(system, spec)) {
            RunResult result = run.await();
            return Timing.of(watch, window, result.firms(), LiveHeap.bytes() - before, result.stateHash(), Map.of());
        }
    }

    /** The kernels alone: one segment and the nation, on this thread, without outputs. */
    static Timing bare(Design design, String scenario, Window window) {
        long before = LiveHeap.bytes();
        Stopwatch watch = new Stopwatch(window.horizon());
        BareCountry country = new BareCountry(design, scenario);
        watch.done(0);
        BareCountry.Clock outside = new BareCountry.Clock();
        BareCountry.Clock within = new BareCountry.Clock();
        for (int quarter = 1; quarter <= window.horizon(); quarter++) {
            country.quarter(quarter >= window.from() && quarter <= window.to() ? within : outside);
            watch.done(quarter);
        }
        double steps = (double) window.quarters() * country.firms();
        Map<String, Double> parts = Map.of(
                "gather", within.gather() / steps,
                "step", within.step() / steps,
                "nation", within.nation() / steps);
        return Timing.of(watch, window, country.firms(), LiveHeap.bytes() - before, country.hash(), parts);
    }
}
