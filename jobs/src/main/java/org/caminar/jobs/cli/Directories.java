package org.caminar.jobs.cli;

import java.nio.file.Path;
import org.caminar.jobs.cluster.Submission;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;
import picocli.CommandLine.TypeConversionException;

/** Result directories as users name them. */
final class Directories {
    private Directories() {}

    /** Where relative paths start: the working directory, or that of who submitted the command. */
    private static Path base() {
        return Path.of(System.getProperty(Submission.DIRECTORY, ""));
    }

    /** Of a local path or a URI of any file system that Hadoop knows. */
    static ResultDirectory of(String text) {
        return new ResultDirectory(location(text));
    }

    private static Location location(String text) {
        return Location.isUri(text) ? Location.of(text) : Location.of(base().resolve(text));
    }

    /** The same for the command line, which then says which argument is meant. */
    static ResultDirectory parse(String argument) {
        return new ResultDirectory(parseLocation(argument));
    }

    /** A file or directory of any other kind, for the command line. */
    static Location parseLocation(String argument) {
        try {
            return location(argument);
        } catch (RefusedException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
