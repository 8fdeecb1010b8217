package org.caminar.engine.api;

/** A node lost sight of the others, which go on without it. Started again, it joins them. */
public final class NodeCutOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeCutOffException() {
        super("this node was cut off from the others, which go on without it; started again, it joins them");
    }
}
