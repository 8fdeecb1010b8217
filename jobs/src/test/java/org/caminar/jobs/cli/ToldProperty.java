package org.caminar.jobs.cli;

/**
 * A system property with another value for the time of a test.
 *
 * @param before what it was; null if it was not there
 */
record ToldProperty(String key, String before) implements AutoCloseable {
    static ToldProperty set(String key, String value) {
        return new ToldProperty(key, System.setProperty(key, value));
    }

    /** Restores it. */
    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, before);
        }
    }
}
