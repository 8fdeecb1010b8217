package org.caminar.engine.bench;

import java.lang.management.ManagementFactory;

/** Bytes that live objects take. */
public final class LiveHeap {
    private static final int COLLECTIONS = 3;

    private LiveHeap() {}

    /** Bytes of the heap in use after collection. */
    public static long bytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
