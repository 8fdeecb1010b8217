package org.caminar.engine.firm;

import org.caminar.engine.bench.KernelTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Nanoseconds per firm of one phase of the quarter, district after district. The state is put back between invocations, untimed.
 *
 * <p>Run: {@code scripts/bench kernels PhaseBenchmark}, one phase: {@code scripts/bench kernels PhaseBenchmark -p phase=finance}
 */
@OperationsPerInvocation(Scene.FIRMS)
public class PhaseBenchmark extends KernelTimes {
    @Param({
        "fetching",
        "productivity at the start",
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
        "accounts",
        "next ties"
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
