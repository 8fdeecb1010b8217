package org.caminar.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** Ports for nodes on this machine. */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int RANGE = 9_000;

    private Ports() {}

    /** Free ones below those that systems give to outgoing connections: one of those might be taken before its node has started. */
    public static List<String> free(int count) {
        return IntStream.iterate(FIRST + (int) (ProcessHandle.current().pid() % RANGE), port -> port + 1)
                .filter(Ports::isFree)
                .limit(count)
                .mapToObj(Integer::toString)
                .toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
