package org.caminar.engine.lanes;

import org.caminar.engine.bench.KernelTimes;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Nanoseconds per element of functions over arrays of a district's length, by plain loops and by the best that the JVM offers.
 *
 * <p>Run: {@code scripts/bench kernels LanesBenchmark}
 */
@OperationsPerInvocation(LanesBenchmark.COUNT)
public class LanesBenchmark extends KernelTimes {
    static final int COUNT = 400;

    @Param({"plain", "best"})
    public String loops;

    private final Draws draws = new Draws(20170301, 0);
    private final float[] x = new float[COUNT];
    private final float[] y = new float[COUNT];
    private final float[] z = new float[COUNT];
    private final int[] words = new int[Draws.WORDS * COUNT];
    private final long[] coins = new long[COUNT];
    private Lanes lanes;

    @Setup
    public void begin() {
        lanes = loops.equals("plain") ? new ScalarLanes() : Lanes.BEST;
        for (int i = 0; i < COUNT; i++) {
            x[i] = 0.02f + 3f * i / COUNT;
        }
        lanes.blocks(draws, 0, 30, DrawSite.SHOCK, 0, COUNT, COUNT, words);
    }

    @Benchmark
    public float[] exp() {
        lanes.exp(x, 0, y, 0, COUNT);
        return y;
    }

    @Benchmark
    public float[] log() {
        lanes.log(x, 0, y, 0, COUNT);
        return y;
    }

    @Benchmark
    public float[] normals() {
        lanes.normals(words, 0, COUNT, y, z, COUNT);
        return z;
    }

    @Benchmark
    public int[] blocks() {
        lanes.blocks(draws, 0, 30, DrawSite.SHOCK, 0, COUNT, COUNT, words);
        return words;
    }

    @Benchmark
    public long[] toFixed() {
        lanes.toFixed(x, 0x1p20, coins, COUNT);
        return coins;
    }

    @Benchmark
    public double sum() {
        return lanes.sum(x, 0, COUNT);
    }
}
