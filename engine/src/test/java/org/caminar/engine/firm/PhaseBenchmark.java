package org.caminar.engine.firm;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per firm of one phase of the quarter, district after district. The state is put back between invocations, untimed.
 *
 * <p>Run: {@code scripts/bench kernels PhaseBenchmark}, one phase: {@code scripts/bench kernels PhaseBenchmark -p phase=finance}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(Scene.FIRMS)
public class PhaseBenchmark {
    @Param({
        "draws",
        "obsolescence",
        "learning",
        "bridging ties",
        "value chains",
        "recombination",
        "enrolment",
        "tutelage",
        "introductions",
        "finance",
        "capability",
        "supply",
        "certification",
        "exports",
        "growth",
        "renewal",
        "productivity",
        "accounts"
    })
    public String phase;

    private Scene scene;
    private Schedule.Phase timed;

    @Setup
    public void begin() {
        scene = new Scene();
        timed = scene.phase(phase);
    }

    @Setup(Level.Invocation)
    public void restore() {
        scene.restore();
    }

    @Benchmark
    public Object act() {
        return scene.act(timed);
    }
}
