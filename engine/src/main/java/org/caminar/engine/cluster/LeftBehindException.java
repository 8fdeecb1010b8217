package org.caminar.engine.cluster;

/** A node had to end, since it had lost the nodes that go on or may not go on without them. */
public final class LeftBehindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftBehindException() {
        super("this node was cut off from the others, which go on; started again, it joins them");
    }
}
