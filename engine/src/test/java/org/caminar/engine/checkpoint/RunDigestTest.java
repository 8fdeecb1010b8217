package org.caminar.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.ModelVersion;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: checkpoints are told apart by all that decides about states, and by nothing else. */
class RunDigestTest {
    private final RunDigest digest = RunDigest.of(Lab.small(), "bridging", 0);

    @Test
    void anotherVersionOfTheModelIsAnotherRun() {
        Design design = Lab.small();
        assertThat(RunDigest.of(ModelVersion.NUMBER, design, "bridging", 0)).isEqualTo(digest);
        assertThat(RunDigest.of(ModelVersion.NUMBER + 1, design, "bridging", 0)).isNotEqualTo(digest);
    }

    @Test
    void soAreAnotherValueScenarioAndReplicate() {
        assertThat(RunDigest.of(Lab.small("model.growth.deviation=0.04"), "bridging", 0))
                .isNotEqualTo(digest);
        assertThat(RunDigest.of(Lab.small(), "baseline", 0)).isNotEqualTo(digest);
        assertThat(RunDigest.of(Lab.small(), "bridging", 1)).isNotEqualTo(digest);
    }

    @Test
    void moreReplicatesAreTheSameRuns() {
        assertThat(RunDigest.of(Lab.small("experiment.replicates=99"), "bridging", 0))
                .isEqualTo(digest);
    }
}
