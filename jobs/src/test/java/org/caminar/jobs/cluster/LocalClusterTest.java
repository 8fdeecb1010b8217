package org.caminar.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** FEATURE UNDER TEST: a cluster on this machine whose ports somebody else has says so, and which process could not start. */
class LocalClusterTest {
    @TempDir
    Path temp;

    private static int freePort() {
        try (HeldPort port = HeldPort.at(LocalCluster.HOST)) {
            return port.number();
        }
    }

    @Test
    void portsThatAreTakenAreRefusedBeforeAnythingStarts() throws IOException {
        LocalCluster cluster = new LocalCluster(temp.resolve("cluster"));
        Installation none = new Installation(temp, List.of(), List.of());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            assertThatThrownBy(() -> cluster.start(none, new LocalCluster.Size(1, 1, "700m", taken, 1)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("port " + taken + " is taken: take another --port");
            assertThatThrownBy(() -> cluster.start(none, new LocalCluster.Size(1, 1, "700m", freePort(), taken)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("port " + taken + " is taken: take another --web-port");
        }
        assertThat(cluster.directory()).doesNotExist();
    }

    /** Here Spark finds a port taken that nobody listens on. The master listens already when it does. */
    @Test
    @Tag("slow")
    @Timeout(50)
    @Execution(ExecutionMode.CONCURRENT)
    void aMasterThatEndsIsNamedBeforeAWorkersPatienceEnds() throws IOException {
        LocalCluster cluster = new LocalCluster(temp.resolve("cluster"));
        Installation installation = TestInstallation.of(temp);
        try (Socket other = new Socket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            LocalCluster.Size size = new LocalCluster.Size(1, 1, "700m", freePort(), other.getLocalPort());
            assertThatThrownBy(() -> cluster.start(installation, size))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("master ended:")
                    .hasMessageContaining("BindException");
        }
        assertThat(cluster.members()).isEmpty();
    }
}
