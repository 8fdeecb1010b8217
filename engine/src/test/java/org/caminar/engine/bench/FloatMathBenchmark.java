package org.caminar.engine.bench;

import org.caminar.engine.exact.FloatMath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Nanoseconds of one elementary function, one thousand arguments after another.
 *
 * <p>Run: {@code scripts/bench kernels FloatMathBenchmark}
 */
@OperationsPerInvocation(FloatMathBenchmark.COUNT)
public class FloatMathBenchmark extends KernelTimes {
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
