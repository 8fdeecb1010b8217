package org.caminar.engine.api;

/** A node that had to stop although the run goes on elsewhere, or can: it was cut off from the majority of the others. */
public final class CutOffException extends SimulationException {
    private static final long serialVersionUID = 1L;

    CutOffException(String message) {
        super(message, null);
    }
}
