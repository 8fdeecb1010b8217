package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.api.java.JavaFutureAction;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: a wave that fails says why in a line. */
class WaveTest {
    private static final class Action extends CompletableFuture<Void> implements JavaFutureAction<Void> {
        @Override
        public List<Integer> jobIds() {
            return List.of();
        }
    }

    @Test
    void theReasonIsSparksFirstLine() {
        Action action = new Action();
        IllegalArgumentException failure =
                new IllegalArgumentException("Lost task: No space left on device\n\tat a.line()\n\nDriver stacktrace:");
        action.completeExceptionally(failure);

        assertThatThrownBy(() -> Wave.await(action, () -> {}))
                .hasMessage("a wave could not be finished: Lost task: No space left on device")
                .hasCause(failure);
    }
}
