package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: a directory is extended by any experiment whose runs so far would have been the same. */
class DesignKeysTest {
    private static Design reference(String... overrides) {
        return DesignLoader.load(Path.of("../conf"), "reference", List.of(overrides))
                .design();
    }

    @Test
    void programmesThatNoScenarioFundsMayDiffer() {
        String scenarios = "experiment.scenarios=[baseline,bridging]";
        Design done = reference(scenarios);

        assertThat(DesignKeys.findObstacle(done, reference(scenarios, "programmes.credit.title=Loans")))
                .isEmpty();
        assertThat(DesignKeys.findObstacle(done, reference("programmes.credit.title=Loans")))
                .isEmpty();
    }

    @Test
    void programmesThatARunHadMayNot() {
        Design done = reference();

        assertThat(DesignKeys.findObstacle(done, reference("programmes.credit.title=Loans")))
                .hasValueSatisfying(why -> assertThat(why).startsWith("programmes.credit.title was "));
        assertThat(DesignKeys.findObstacle(done, reference("experiment.scenarios=[baseline,bridging]")))
                .hasValueSatisfying(why -> assertThat(why).contains("is in the directory but not in the request"));
    }
}
