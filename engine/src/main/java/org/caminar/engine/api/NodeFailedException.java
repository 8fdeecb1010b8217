package org.caminar.engine.api;

/** A node that ended by itself, as for lack of memory, although the run goes on elsewhere, or can; its cause says why. */
public final class NodeFailedException extends SimulationException {
    private static final long serialVersionUID = 1L;

    NodeFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
