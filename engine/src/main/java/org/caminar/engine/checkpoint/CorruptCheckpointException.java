package org.caminar.engine.checkpoint;

import java.io.IOException;

/** A file of a checkpoint that is not what was written: says which, and how that shows. */
final class CorruptCheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptCheckpointException(String message) {
        super(message);
    }

    CorruptCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
