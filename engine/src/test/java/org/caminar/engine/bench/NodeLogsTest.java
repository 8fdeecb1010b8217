package org.caminar.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: what nodes say is read as it is written, whichever of them says it. */
class NodeLogsTest {
    private static final String SECOND = "2026-01-01T00:00:0";

    @TempDir
    Path directory;

    @Test
    void findsTheLeaderAndItsQuartersOverAllLogs() throws IOException {
        Path first = directory.resolve("node-1.log");
        Path second = directory.resolve("node-2.log");
        NodeLogs logs = new NodeLogs(List.of(first, second));
        logs.update();
        assertThat(logs.findLeader()).isEmpty();

        say(first, "node 127.0.0.1:7001 is process 11\n");
        say(second, "node 127.0.0.1:7002 is process 12\n");
        say(first, SECOND + "1.000Z INFO  RunLeader the run is led from caminar@127.0.0.1:7001\n");
        say(first, SECOND + "1.500Z INFO  RunLeader attempt 1 begins\n");
        say(first, SECOND + "2.000Z DEBUG RunLeader quarter 1 is simulated\n" + SECOND + "2.500Z DEBUG RunLeader qua");
        logs.update();
        assertThat(logs.findLeader()).contains(0);
        assertThat(logs.quarters(Instant.EPOCH))
                .extracting(NodeLogs.Quarter::number)
                .containsExactly(1);

        say(first, "rter 2 is simulated\n");
        say(second, SECOND + "3.000Z WARN  MembershipLog node caminar@127.0.0.1:7001 does not answer\n");
        say(second, SECOND + "4.000Z INFO  RunLeader the run is led from caminar@127.0.0.1:7002\n");
        say(second, SECOND + "5.000Z INFO  RunLeader attempt 1 goes on from quarter 1\n");
        say(second, SECOND + "5.000Z DEBUG RunLeader quarter 1 is simulated\n");
        logs.update();
        assertThat(logs.findLeader()).contains(1);
        assertThat(logs.quarters(Instant.EPOCH))
                .extracting(NodeLogs.Quarter::number)
                .containsExactly(1, 2, 1);
        assertThat(logs.findStart(Instant.parse(SECOND + "2.600Z")))
                .contains(new NodeLogs.Quarter(Instant.parse(SECOND + "5.000Z"), 1));
        assertThat(logs.findFirst("does not answer", Instant.EPOCH)).contains(Instant.parse(SECOND + "3.000Z"));
    }

    @Test
    void addsUpTheTiesOfAllShards() throws IOException {
        Path file = directory.resolve("node-1.log");
        say(
                file,
                SECOND
                        + "1.000Z DEBUG RegionShard shard 0, quarter 7: 100 firms, 30 bridging ties, 10 of them to firms on"
                        + " other nodes\n"
                        + SECOND
                        + "1.000Z DEBUG RegionShard shard 1, quarter 7: 50 firms, 20 bridging ties, 5 of them to"
                        + " firms on other nodes\n"
                        + SECOND
                        + "1.000Z DEBUG RegionShard shard 1, quarter 8: 50 firms, 20 bridging ties, 5 of them to"
                        + " firms on other nodes\n"
                        + SECOND + "1.100Z DEBUG ClusterNode quarter 7 is known, 1234 bytes sent\n");
        NodeLogs logs = new NodeLogs(List.of(file));
        logs.update();
        assertThat(logs.ties(7)).isEqualTo(new NodeLogs.Ties(150, 50, 15));
        assertThat(logs.sent(0)).containsExactly(new NodeLogs.Sent(7, 1234));
    }

    private static void say(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
