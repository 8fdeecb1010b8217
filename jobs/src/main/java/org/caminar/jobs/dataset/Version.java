package org.caminar.jobs.dataset;

import java.util.Optional;

/** The version of this program, from its jar. */
public final class Version {
    /** The version, or {@code development} when it runs from class files. */
    public static final String CAMINAR = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
