package org.caminar.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that nobody else can take until it is let go, for who is told a port before it is listened on. */
public final class HeldPort implements AutoCloseable {
    /** Below those that systems give to outgoing connections: one of those might be taken before its node has started. */
    private static final int FIRST = 20_000;

    private static final int LAST = 30_000;

    private final ServerSocket socket;

    private HeldPort(ServerSocket socket) {
        this.socket = socket;
    }

    /** Holds a port of this machine's address that is free. */
    public static HeldPort at(String host) {
        int candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        try {
            InetAddress address = InetAddress.getByName(host);
            for (int tries = FIRST; tries < LAST; tries++) {
                try {
                    return new HeldPort(new ServerSocket(candidate, 1, address));
                } catch (BindException e) {
                    candidate = candidate == LAST ? FIRST : candidate + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + host, e);
        }
        throw new IllegalStateException("no port of " + host + " from " + FIRST + " to " + LAST + " can be had");
    }

    /** Its number. */
    public int number() {
        return socket.getLocalPort();
    }

    /** Lets it go. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of port " + number(), e);
        }
    }
}
