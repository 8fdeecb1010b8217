package org.caminar.engine.config;

import com.typesafe.config.ConfigOrigin;

/**
 * Where something is written.
 *
 * @param file file or override
 * @param line from 1; 0 where there is none
 */
record Place(String file, int line) {
    /** What an override's origin starts with. */
    static final String OVERRIDE = "--set ";

    static Place of(ConfigOrigin origin) {
        int line = Math.max(0, origin.lineNumber());
        String file = origin.filename();
        if (file == null) {
            String suffix = ": " + origin.lineNumber();
            String description = origin.description();
            file = description.endsWith(suffix)
                    ? description.substring(0, description.length() - suffix.length())
                    : description;
        }
        return new Place(file, file.startsWith(OVERRIDE) ? 0 : line);
    }
}
