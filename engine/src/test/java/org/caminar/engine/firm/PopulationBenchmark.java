package org.caminar.engine.firm;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caminar.engine.bench.Countries;
import org.caminar.engine.bench.Window;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per firm of making the initial population: the map of districts, the firms.
 *
 * <p>Run: {@code scripts/bench kernels PopulationBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(Scene.FIRMS)
public class PopulationBenchmark {
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
