package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** FEATURE UNDER TEST: a run over nodes has a shard for each core of each node unless told otherwise, whoever starts them. */
class RunOptionsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Design design =
            DesignLoader.load(Path.of("../conf"), "demo", List.of()).design();

    private static RunOptions options(String... words) {
        return CommandLine.populateCommand(new RunOptions(), words);
    }

    @Test
    void nodesAreToldHowManyOnlyIfSomebodySays() {
        assertThat(options().shardsOn(3)).isEqualTo(3 * CORES);
        assertThat(options().arguments(design)).containsExactly("--scenario", "baseline", "--replicate", "0");

        RunOptions given = options("--scenario", "credit", "--replicate", "2", "--shards", "5");
        assertThat(given.shardsOn(3)).isEqualTo(5);
        assertThat(given.arguments(design))
                .containsExactly("--scenario", "credit", "--replicate", "2", "--shards", "5");
    }
}
