package org.caminar.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Wall and processor time at the end of each quarter. Where processor time is less than wall time, something else held the core:
 * such a measurement is not to be trusted.
 */
final class Stopwatch {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long[] wall;
    private final long[] processor;
    private final long started = System.nanoTime();

    /** Starts, for a number of quarters. */
    Stopwatch(int quarters) {
        wall = new long[quarters + 1];
        processor = new long[quarters + 1];
    }

    /** Notes that so many quarters are done. */
    void done(int quarters) {
        wall[quarters] = System.nanoTime();
        processor[quarters] = system.getProcessCpuTime();
    }

    /** Seconds from the start until so many quarters were done. */
    double secondsUntil(int quarters) {
        return (wall[quarters] - started) / 1e9;
    }

    /** Wall nanoseconds of the window. */
    double nanos(Window window) {
        return wall[window.to()] - wall[window.from() - 1];
    }

    /** Nanoseconds that all threads of this JVM together worked in the window. */
    double processorNanos(Window window) {
        return processor[window.to()] - processor[window.from() - 1];
    }
}
