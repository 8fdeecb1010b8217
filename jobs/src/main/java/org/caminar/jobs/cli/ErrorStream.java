package org.caminar.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;

/**
 * The error stream of whoever started Caminar. The launcher lets what the JVM itself writes to descriptor 2 pass a filter and hands
 * over the stream under another descriptor, so that a terminal stays a terminal.
 */
final class ErrorStream {
    /** Number of the descriptor; set by the launcher. */
    static final String DESCRIPTOR = "caminar.error-stream";

    private ErrorStream() {}

    /** The launcher's descriptor, or the JVM's own stream without launcher. */
    static PrintStream open() {
        Integer descriptor = Integer.getInteger(DESCRIPTOR);
        return descriptor == null
                ? System.err
                : new PrintStream(new FileOutputStream(of(descriptor)), true, Charset.defaultCharset());
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
