package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what nodes on this machine take over from the process that starts them. */
class LocalNodesTest {
    /** A node that believed to have the launcher's descriptor, or a terminal, would lose its errors or its progress. */
    @Test
    void nodesHaveTheOptionsOfTheirStarterButNotItsStreams() {
        assertThat(LocalNodes.inherited(List.of(
                        "-Xmx2g", "-Dcaminar.terminal=true", "-Dcaminar.error-stream=3", "-Dcaminar.log.level=debug")))
                .containsExactly("-Xmx2g", "-Dcaminar.log.level=debug");
    }
}
