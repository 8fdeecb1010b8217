package org.caminar.engine.bench;

import java.util.concurrent.TimeUnit;
import org.caminar.engine.exact.FloatMath;
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
 * Nanoseconds of one elementary function, one thousand arguments after another.
 *
 * <p>Run: {@code scripts/bench kernels FloatMathBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FloatMathBenchmark.COUNT)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FloatMathBenchmark {
    static final int COUNT = 1000;

    private final float[] arguments = new float[COUNT];
    private final float[] values = new float[COUNT];

    public FloatMathBenchmark() {
        for (int i = 0; i < COUNT; i++) {
            arguments[i] = 0.02f + 3f * i / COUNT;
        }
    }

    @Benchmark
    public float[] exp() {
        for (int i = 0; i < COUNT; i++) {
            values[i] = FloatMath.exp(arguments[i]);
        }
        return values;
    }

    @Benchmark
    public float[] log() {
        for (int i = 0; i < COUNT; i++) {
            values[i] = FloatMath.log(arguments[i]);
        }
        return values;
    }

    @Benchmark
    public float[] pow() {
        for (int i = 0; i < COUNT; i++) {
            values[i] = FloatMath.pow(arguments[i], -1.5f);
        }
        return values;
    }
}
