package org.caminar.engine.bench;

import java.util.Map;

/**
 * What one run came to.
 *
 * @param nanosPerStep wall nanoseconds per firm-step within the window
 * @param busy processor time over wall time within the window: cores at work
 * @param startSeconds until the initial firms were made and counted
 * @param wholeSeconds from the start to the end of the last quarter
 * @param bytesPerFirm live heap that the finished run takes, per firm
 * @param hash hash of the final state
 * @param parts nanoseconds per firm-step of parts of it, by name
 */
record Timing(
        double nanosPerStep,
        double busy,
        double startSeconds,
        double wholeSeconds,
        double bytesPerFirm,
        long hash,
        Map<String, Double> parts) {

    static Timing of(Stopwatch watch, Window window, int firms, long bytes, long hash, Map<String, Double> parts) {
        return new Timing(
                watch.nanos(window) / window.quarters() / firms,
                watch.processorNanos(window) / watch.nanos(window),
                watch.secondsUntil(0),
                watch.secondsUntil(window.horizon()),
                (double) bytes / firms,
                hash,
                parts);
    }
}
