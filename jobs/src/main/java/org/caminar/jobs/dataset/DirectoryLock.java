package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a result directory for one job at a time. The operating system lets go when the process ends, however it ends. */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path file;

    private DirectoryLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Takes the directory, making it if need be; throws {@link RefusedException} if it cannot be made or another job holds it. */
    public static DirectoryLock acquire(ResultDirectory directory) {
        directory.create();
        Path file = directory.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new DirectoryLock(channel, file);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory.root(), e);
        }
        throw new RefusedException(
                directory.root() + " is in use by another caminar: wait for it, or take another --out");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Lets go. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + file, e);
        }
    }
}
