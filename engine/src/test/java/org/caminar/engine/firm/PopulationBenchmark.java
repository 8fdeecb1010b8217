package org.caminar.engine.firm;

import java.util.List;
import org.caminar.engine.bench.Countries;
import org.caminar.engine.bench.KernelTimes;
import org.caminar.engine.bench.Window;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Nanoseconds per firm of making the initial population: the map of districts, the firms.
 *
 * <p>Run: {@code scripts/bench kernels PopulationBenchmark}
 */
@OperationsPerInvocation(Scene.FIRMS)
public class PopulationBenchmark extends KernelTimes {
    private final Design design = Countries.design(Scene.FIRMS, Window.DEFAULT, List.of());
    private final Policy policy = Policy.of(design, "baseline");
    private final Draws draws = new Draws(design.experiment().seed(), 0);
    private final Layout layout = Layout.of(design, draws);

    @Benchmark
    public Layout layout() {
        return Layout.of(design, draws);
    }

    @Benchmark
    public Segment firms() {
        return new Segment(design, policy, layout, draws, 0, layout.districts());
    }
}
