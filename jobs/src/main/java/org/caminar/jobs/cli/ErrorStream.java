package org.caminar.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;

/**
 * The error stream of whoever started Caminar. The launcher lets what the JVM itself writes to descriptor 2 pass a filter and hands
 * over the stream under another descriptor, so that a terminal stays a terminal.
 */
final class ErrorStream {
    /** Number of the descriptor, which the launcher tells, or the terminal's path, which submit tells the driver that it starts. */
    static final String PROPERTY = "caminar.error-stream";

    private ErrorStream() {}

    /** The stream that was told, or the JVM's own. */
    static PrintStream open() {
        String told = System.getProperty(PROPERTY, "");
        try {
            return told.isEmpty() ? System.err : new PrintStream(open(told), true, Charset.defaultCharset());
        } catch (FileNotFoundException e) {
            // The terminal has gone since.
            return System.err;
        }
    }

    private static FileOutputStream open(String told) throws FileNotFoundException {
        return told.matches("[0-9]+")
                ? new FileOutputStream(of(Integer.parseInt(told)))
                : new FileOutputStream(told, true);
    }

    /** Java opens streams by name only; a name such as /dev/fd/3 fails for sockets and truncates files. */
    private static FileDescriptor of(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this Java has no file descriptors by number", e);
        }
    }
}
