package org.caminar.jobs.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
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

    /** The same for the command line, which then says which argument is meant; the path is none that Spark takes for a pattern. */
    static ResultDirectory parse(String argument) {
        return parse(() -> of(argument).requirePlain());
    }

    /** A file or directory of any other kind, for the command line. */
    static Location parseLocation(String argument) {
        return parse(() -> location(argument));
    }

    private static <T> T parse(Supplier<T> argument) {
        try {
            return argument.get();
        } catch (RefusedException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
