package org.caminar.engine.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of a small network on this machine: network namespaces of Linux, each with a cable to one switch. Needs root and {@code ip}. */
final class Namespaces implements AutoCloseable {
    private static final String SWITCH = "switch";
    private static final String BRIDGE = "bridge";
    private static final long PATIENCE_SECONDS = 20;

    /** Networks made by this process, which may stand side by side. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String prefix = "caminar-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";
    private final List<String> made = new ArrayList<>();
    private final int hosts;

    /** A network of so many hosts. */
    Namespaces(int hosts) throws IOException, InterruptedException {
        this.hosts = hosts;
        try {
            add(SWITCH);
            ip("-n", name(SWITCH), "link", "add", BRIDGE, "type", "bridge");
            ip("-n", name(SWITCH), "link", "set", BRIDGE, "up");
            for (int host = 0; host < hosts; host++) {
                connect(host);
            }
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Why there can be no such network here, if so. */
    static Optional<String> findObstacle() throws InterruptedException {
        try {
            new Namespaces(1).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("network namespaces need Linux, root and ip of iproute2: " + e.getMessage());
        }
    }

    private void connect(int host) throws IOException, InterruptedException {
        add(host(host));
        ip(
                "-n",
                name(SWITCH),
                "link",
                "add",
                port(host),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                name(host(host)));
        ip("-n", name(SWITCH), "link", "set", port(host), "master", BRIDGE, "up");
        ip("-n", name(host(host)), "addr", "add", address(host) + "/24", "dev", "eth0");
        ip("-n", name(host(host)), "link", "set", "eth0", "up");
        ip("-n", name(host(host)), "link", "set", "lo", "up");
    }

    private void add(String namespace) throws IOException, InterruptedException {
        ip("netns", "add", name(namespace));
        made.add(name(namespace));
    }

    private String name(String namespace) {
        return prefix + namespace;
    }

    private static String host(int host) {
        return "host-" + host;
    }

    private static String port(int host) {
        return "port-" + host;
    }

    String address(int host) {
        return "10.77.0." + (host + 1);
    }

    int hosts() {
        return hosts;
    }

    /** What stands before a command to run it on a host. */
    List<String> on(int host) {
        return List.of("ip", "netns", "exec", name(host(host)));
    }

    /** Pulls a host's cable out. */
    void cut(int host) throws IOException, InterruptedException {
        ip("-n", name(SWITCH), "link", "set", port(host), "down");
    }

    /** Plugs it in again. */
    void heal(int host) throws IOException, InterruptedException {
        ip("-n", name(SWITCH), "link", "set", port(host), "up");
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " does not end");
        }
        if (process.exitValue() != 0) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
    }

    /** Removes the network; what still runs on its hosts must have ended. */
    @Override
    public void close() {
        for (String namespace : made) {
            try {
                ip("netns", "delete", namespace);
            } catch (IOException e) {
                System.err.println(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        made.clear();
    }
}
