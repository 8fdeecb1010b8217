package org.caminar.engine.api;

/** A run that could not finish: says where and why. */
public sealed class SimulationException extends RuntimeException permits CutOffException, NodeFailedException {
    private static final long serialVersionUID = 1L;

    /** With message and cause. */
    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
