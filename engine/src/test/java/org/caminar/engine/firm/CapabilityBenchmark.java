package org.caminar.engine.firm;

import org.caminar.engine.bench.KernelTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Nanoseconds per firm of capability and process score, for the special and for a general exponent of the CES.
 *
 * <p>Run: {@code scripts/bench kernels CapabilityBenchmark}
 */
@OperationsPerInvocation(Scene.FIRMS)
public class CapabilityBenchmark extends KernelTimes {
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
