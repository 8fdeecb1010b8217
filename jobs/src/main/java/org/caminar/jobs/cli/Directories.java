package org.caminar.jobs.cli;

import java.nio.file.Path;
import org.caminar.jobs.cluster.Submission;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.ResultDirectory;

/** Result directories as users name them. */
final class Directories {
    private Directories() {}

    /** Where relative paths start: the working directory, or that of who submitted the command. */
    private static Path base() {
        return Path.of(System.getProperty(Submission.DIRECTORY, ""));
    }

    /** Of a local path or a URI of any file system that Hadoop knows. */
    static ResultDirectory of(String text) {
        return new ResultDirectory(Location.isUri(text) ? Location.of(text) : Location.of(base().resolve(text)));
    }
}
