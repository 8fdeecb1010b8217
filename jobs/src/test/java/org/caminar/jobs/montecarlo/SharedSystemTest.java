package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.api.SimulationSystem;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the tasks of a JVM share one actor system, and the end of one, as for lack of memory, is not that of all later tasks. */
class SharedSystemTest {
    @Test
    void anotherSystemFollowsOneThatHasEnded() {
        SharedSystem shared = new SharedSystem();
        SimulationSystem first = shared.running();
        assertThat(shared.running()).isSameAs(first);
        first.close();
        SimulationSystem second = shared.running();
        assertThat(second).isNotSameAs(first);
        assertThat(second.hasEnded()).isFalse();
        assertThat(shared.running()).isSameAs(second);
        second.close();
    }
}
