package org.caminar.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for the nodes of a test. */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int SPREAD = 9_000;

    /** Tests run side by side, and a port is free until its node has started. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** Below the ports that systems give to outgoing connections: one of those might be taken before its node has started. */
    public static List<String> of(int count) {
        return IntStream.iterate(FIRST + ThreadLocalRandom.current().nextInt(SPREAD), port -> port + 1)
                .filter(FreePorts::isFree)
                .filter(GIVEN::add)
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
