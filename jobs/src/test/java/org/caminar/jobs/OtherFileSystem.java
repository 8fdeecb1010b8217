package org.caminar.jobs;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system with a scheme of its own, {@code other:}, that stores on the local disk and, as HDFS, refuses to rename over an
 * existing file: a path that anybody takes for a local one is found out. It can die at a step, as a driver that is killed.
 */
public final class OtherFileSystem extends RawLocalFileSystem {
    /** Setting, and system property, that makes it known. */
    public static final String SETTING = "spark.hadoop.fs.other.impl";

    private static final AtomicInteger STEPS = new AtomicInteger();
    private static volatile int lastStep = Integer.MAX_VALUE;

    /** From the step after {@code step} on, nothing is written any more. */
    public static void dieAt(int step) {
        STEPS.set(0);
        lastStep = step;
    }

    /** Writes again, and counts anew. */
    public static void revive() {
        dieAt(Integer.MAX_VALUE);
    }

    /** How often something was to be written, since the last call of {@link #dieAt} or {@link #revive}. */
    public static int steps() {
        return STEPS.get();
    }

    private static void step() throws IOException {
        if (STEPS.incrementAndGet() > lastStep) {
            throw new IOException("dead");
        }
    }

    @Override
    public URI getUri() {
        return URI.create("other:///");
    }

    @Override
    public String getScheme() {
        return "other";
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int buffer, short replication, long block, Progressable progress)
            throws IOException {
        step();
        return super.create(path, overwrite, buffer, replication, block, progress);
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int buffer,
            short replication,
            long block,
            Progressable progress)
            throws IOException {
        step();
        return super.create(path, permission, overwrite, buffer, replication, block, progress);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        step();
        return !exists(to) && super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        step();
        return super.delete(path, recursive);
    }

    @Override
    public void checkPath(Path path) {
        if ("file".equals(path.toUri().getScheme())) {
            throw new IllegalArgumentException("wrong file system for " + path);
        }
    }
}
