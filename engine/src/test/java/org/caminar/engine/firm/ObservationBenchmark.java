package org.caminar.engine.firm;

import org.caminar.engine.bench.KernelTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Nanoseconds per firm of what observing costs: a census, the state hash.
 *
 * <p>Run: {@code scripts/bench kernels ObservationBenchmark}
 */
@OperationsPerInvocation(Scene.FIRMS)
public class ObservationBenchmark extends KernelTimes {
    private Scene scene;

    @Setup
    public void begin() {
        scene = new Scene();
    }

    @Benchmark
    public Census census() {
        return scene.census();
    }

    @Benchmark
    public long[] hash() {
        return scene.segment().hashes();
    }
}
