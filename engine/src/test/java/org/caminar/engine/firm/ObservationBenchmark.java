package org.caminar.engine.firm;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per firm of what observing costs: a census, the state hash.
 *
 * <p>Run: {@code scripts/bench kernels ObservationBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(Scene.FIRMS)
public class ObservationBenchmark {
    private Segment segment;

    @Setup
    public void begin() {
        segment = new Scene().segment();
    }

    @Benchmark
    public Census census() {
        return segment.census(0f, 4);
    }

    @Benchmark
    public long[] hash() {
        return segment.hashes();
    }
}
