package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock of the operating system, which lets go when the process ends, however it ends. */
final class ProcessLock implements DirectoryLock {
    private final FileChannel channel;
    private final Path file;

    private ProcessLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    static ProcessLock acquire(ResultDirectory directory) {
        Path file = directory.lock().findLocal().orElseThrow();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new ProcessLock(channel, file);
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

    /** The operating system does not take it away. */
    @Override
    public void requireHeld() {}

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
