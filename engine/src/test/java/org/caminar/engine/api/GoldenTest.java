package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.Lab;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: results stay what they were, to the last bit. A hash that changes means that every published number may change:
 * replace it only together with a change of the model that is meant, and raise {@link
 * org.caminar.engine.model.ModelVersion#NUMBER} with it. Each was printed by the assertion of its test, run by
 *
 * <pre>mvn -B -ntp -pl engine test -Dtest=GoldenTest</pre>
 */
class GoldenTest {
    @Test
    void theReferenceSettingUnderBridging() {
        Design design = Lab.design("reference", "experiment.horizon=8 quarters");
        assertThat(Lab.run(design, "bridging").stateHash()).isEqualTo(6898558588881373880L);
    }

    @Test
    void argentinaOnASmallScale() {
        assertThat(Lab.run(Lab.argentina("experiment.horizon=8 quarters"), "bridging")
                        .stateHash())
                .isEqualTo(-8224566836957900154L);
    }
}
