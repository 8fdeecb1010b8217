package org.caminar.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What memory allows: gigabytes read and written per second and core, by copying arrays and by scaling them in place, far beyond the
 * caches.
 */
final class Bandwidth {
    private static final int LENGTH = 1 << 25;
    private static final int WARM_UP = 5;
    private static final int PASSES = 15;
    /** Each pass reads every byte once and writes it once. */
    private static final double GIGABYTES = 2.0 * Float.BYTES * LENGTH / 1e9;

    private Bandwidth() {}

    /** Medians, all threads at work at once. */
    static Map<String, Object> measure(int threads) {
        return Map.of(
                "threads", threads,
                "copyGigabytesPerSecondAndCore", perCore(threads, Bandwidth::copy),
                "scaleGigabytesPerSecondAndCore", perCore(threads, Bandwidth::scale));
    }

    private static double perCore(int threads, Callable<Double> measurement) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Double>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                all.add(measurement);
            }
            double sum = 0;
            for (Future<Double> each : executor.invokeAll(all)) {
                sum += each.get();
            }
            return sum / threads;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring memory", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("measuring memory failed: " + e.getCause(), e);
        } finally {
            executor.shutdown();
        }
    }

    private static double copy() {
        float[] from = new float[LENGTH];
        float[] to = new float[LENGTH];
        return passes(() -> System.arraycopy(from, 0, to, 0, LENGTH));
    }

    private static double scale() {
        float[] values = new float[LENGTH];
        java.util.Arrays.fill(values, 1f);
        return passes(() -> scale(values));
    }

    private static void scale(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1.0000001f;
        }
    }

    private static double passes(Runnable pass) {
        List<Double> rates = new ArrayList<>();
        for (int p = 0; p < WARM_UP + PASSES; p++) {
            long started = System.nanoTime();
            pass.run();
            double seconds = (System.nanoTime() - started) / 1e9;
            if (p >= WARM_UP) {
                rates.add(GIGABYTES / seconds);
            }
        }
        return Numbers.median(rates);
    }
}
