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
 * Nanoseconds per firm of capability and process score, for the special and for a general exponent of the CES.
 *
 * <p>Run: {@code scripts/bench kernels CapabilityBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(Scene.FIRMS)
public class CapabilityBenchmark {
    @Param({"-2", "-1.5"})
    public String rho;

    private Scene scene;
    private Schedule.Phase capability;

    @Setup
    public void begin() {
        scene = new Scene("model.knowledge.substitution=" + rho);
        capability = scene.phase("capability");
    }

    @Setup(Level.Invocation)
    public void restore() {
        scene.restore();
    }

    @Benchmark
    public Object update() {
        return scene.act(capability);
    }
}
