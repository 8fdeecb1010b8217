package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: who gives Spark too little memory is told how much it needs. */
class SparkSessionsTest {
    @Test
    void aHeapThatSparkWouldRefuseIsRefused() {
        assertThatThrownBy(() -> SparkSessions.requireHeap(235_405_312))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at least 471 MB")
                .hasMessageContaining("was given 235 MB")
                .hasMessageContaining("CAMINAR_MEMORY=768m");
        assertThatCode(() -> SparkSessions.requireHeap(471_859_200)).doesNotThrowAnyException();
    }
}
