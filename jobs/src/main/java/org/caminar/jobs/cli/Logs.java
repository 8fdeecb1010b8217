package org.caminar.jobs.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;
import org.caminar.jobs.dataset.ResultDirectory;

/** Where logs go: nowhere, until there is a result directory; never to the terminal, but for those of nodes. */
final class Logs {
    private static final String FILE_PROPERTY = "caminar.log.file";

    private Logs() {}

    /** Drops all logs. */
    static void quiet() {
        configure("/caminar-quiet.properties");
    }

    /** Writes logs to standard output: a node is a service, and who started it keeps what it says. */
    static void toOutput() {
        configure("/caminar-node.properties");
    }

    private static void configure(String resource) {
        try {
            Configurator.reconfigure(Logs.class.getResource(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar holds no readable logging settings", e);
        }
    }

    /**
     * Writes logs into a result directory, as {@code conf/log4j2.properties} says; into the working directory when the result
     * directory is not on this machine.
     */
    static void to(ResultDirectory directory) {
        Path settings = Home.root().resolve("conf/log4j2.properties");
        if (!Files.isRegularFile(settings)) {
            return;
        }
        directory.create();
        System.setProperty(
                FILE_PROPERTY,
                directory
                        .log()
                        .findLocal()
                        .orElse(Path.of(directory.log().name()))
                        .toString());
        URI uri = settings.toUri();
        Configurator.reconfigure(uri);
    }
}
