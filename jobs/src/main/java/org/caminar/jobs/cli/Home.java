package org.caminar.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.caminar.jobs.dataset.RefusedException;

/** Where Caminar's configuration lies: the launcher says so in the system property {@code caminar.home}. */
final class Home {
    static final String PROPERTY = "caminar.home";

    private Home() {}

    static Path root() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
    }

    /** The directory of the configuration; throws {@link RefusedException} if there is none. */
    static Path conf() {
        Path conf = root().resolve("conf");
        if (!Files.isDirectory(conf)) {
            throw new RefusedException("there is no configuration in " + conf + ": start Caminar with scripts/caminar");
        }
        return conf;
    }
}
