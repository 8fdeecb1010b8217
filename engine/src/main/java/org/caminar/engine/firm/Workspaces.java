package org.caminar.engine.firm;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The scratch memory of a run: as many workspaces as threads step districts at once, not one a segment. Which workspace serves never
 * matters. Thread-safe.
 */
public final class Workspaces {
    private final int firms;
    private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Workspaces that have room for the largest district of a country. */
    public Workspaces(Layout layout) {
        int largest = 1;
        for (int d = 0; d < layout.districts(); d++) {
            largest = Math.max(largest, layout.size(d));
        }
        this.firms = largest;
    }

    Workspace borrow() {
        Workspace work = idle.poll();
        return work == null ? new Workspace(firms) : work;
    }

    void giveBack(Workspace work) {
        idle.add(work);
    }
}
