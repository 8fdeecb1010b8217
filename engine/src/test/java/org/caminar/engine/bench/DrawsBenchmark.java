package org.caminar.engine.bench;

import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Nanoseconds of one keyed block of random words, and of a pair of standard normals.
 *
 * <p>Run: {@code scripts/bench kernels DrawsBenchmark}
 */
@OperationsPerInvocation(DrawsBenchmark.COUNT)
public class DrawsBenchmark extends KernelTimes {
    static final int COUNT = 1000;

    private final Draws draws = new Draws(20170301, 0);
    private final int[] words = new int[Draws.WORDS];

    @Benchmark
    public int block() {
        int sum = 0;
        for (int firm = 0; firm < COUNT; firm++) {
            draws.block(firm, 30, DrawSite.ATTENTION, words);
            sum += words[0] ^ words[3];
        }
        return sum;
    }

    @Benchmark
    public float normals() {
        float sum = 0;
        for (int i = 0; i < COUNT; i++) {
            int radius = i * 0x9E3779B9;
            int angle = i * 0x85EBCA6B;
            sum += Draws.normal(radius, angle) + Draws.secondNormal(radius, angle);
        }
        return sum;
    }
}
