package org.caminar.jobs.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.SparkEnv;
import scala.Tuple2;

/**
 * A file or directory on this machine or on any file system that Hadoop knows. Text without a scheme is a local path, whatever
 * Hadoop's default file system is. Methods throw {@link UncheckedIOException} when the file system fails.
 *
 * @param path absolute, with its scheme
 */
public record Location(Path path) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    private static final String LOCAL_SCHEME = "file";

    /** Prefix of Spark's settings that are meant for Hadoop. */
    private static final String HADOOP_SETTING = "spark.hadoop.";

    /** Without checksum files, which would be left behind by a rename. */
    private static final class Local {
        static final FileSystem SYSTEM = open();

        private static FileSystem open() {
            try {
                FileSystem system = new RawLocalFileSystem();
                system.initialize(URI.create("file:///"), new Configuration());
                return system;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot use the local file system", e);
            }
        }
    }

    /** Refuses a relative path. */
    public Location {
        if (!path.isAbsolute() || path.toUri().getScheme() == null) {
            throw new IllegalArgumentException("path must be absolute with a scheme but was " + path);
        }
    }

    /** Of a URI such as {@code hdfs://host/results/demo}, or of a local path. */
    public static Location of(String text) {
        if (!isUri(text)) {
            return of(java.nio.file.Path.of(text));
        }
        try {
            Path given = new Path(text);
            if (LOCAL_SCHEME.equals(given.toUri().getScheme())) {
                return of(java.nio.file.Path.of(given.toUri().getPath()));
            }
            return new Location(system(given).makeQualified(given));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("a path must be local or a URI such as hdfs://host/directory but was " + text
                    + " (" + e.getMessage() + ")");
        }
    }

    /** Whether a text has a scheme. */
    public static boolean isUri(String text) {
        return SCHEME.matcher(text).matches();
    }

    /** Of a local path, which is made absolute. */
    public static Location of(java.nio.file.Path local) {
        return new Location(new Path(local.toAbsolutePath().normalize().toUri()));
    }

    /** What lies in it under this relative path. */
    public Location resolve(String relative) {
        return new Location(new Path(path, relative));
    }

    /** What lies beside it under this name. */
    public Location sibling(String name) {
        return new Location(new Path(path.getParent(), name));
    }

    /** Its last name; empty for a root. */
    public String name() {
        return path.getName();
    }

    /** The directory that it lies in. */
    public Location parent() {
        return new Location(path.getParent());
    }

    /** Its path on this machine; empty when it is elsewhere. */
    public Optional<java.nio.file.Path> findLocal() {
        return LOCAL_SCHEME.equals(path.toUri().getScheme())
                ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
                : Optional.empty();
    }

    /** Whether it is a file. */
    public boolean isFile() {
        return findStatus().filter(FileStatus::isFile).isPresent();
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return findStatus().filter(FileStatus::isDirectory).isPresent();
    }

    /** Whether it is there. */
    public boolean exists() {
        return findStatus().isPresent();
    }

    /** What lies directly in it, sorted by name; nothing when it does not exist. */
    public List<Location> list() {
        try {
            return Arrays.stream(system(path).listStatus(path))
                    .map(status -> resolve(status.getPath().getName()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + this, e);
        }
    }

    /** Makes it and the directories above, where missing. */
    public void createDirectories() {
        try {
            // Hadoop would start a process for every local file and directory that it makes, to set its permissions.
            if (findLocal().isPresent()) {
                Files.createDirectories(findLocal().orElseThrow());
            } else if (!system(path).mkdirs(path)) {
                throw new IOException("the file system refused");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the directory " + this, e);
        }
    }

    /** Deletes it with all that is in it; nothing when it does not exist. */
    public void delete() {
        try {
            if (!system(path).delete(path, true) && exists()) {
                throw new IOException("the file system refused");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + this, e);
        }
    }

    /** Reads it; the caller closes. */
    public InputStream open() throws IOException {
        return system(path).open(path);
    }

    /** Writes it in place of an earlier one, making directories; the caller closes. Not atomic: see {@link AtomicFiles}. */
    public OutputStream create() throws IOException {
        return findLocal().isPresent() ? createLocal() : system(path).create(path, true);
    }

    private OutputStream createLocal(OpenOption... how) throws IOException {
        parent().createDirectories();
        return Files.newOutputStream(findLocal().orElseThrow(), how);
    }

    /** The same for Parquet, with Hadoop's settings where they are at hand. */
    OutputFile parquet(Configuration configuration) throws IOException {
        if (findLocal().isEmpty()) {
            return HadoopOutputFile.fromPath(path, configuration);
        }
        parent().createDirectories();
        return new LocalOutputFile(findLocal().orElseThrow());
    }

    /** Makes it, unless it exists: then empty. Of two who try, one succeeds. */
    Optional<OutputStream> tryCreate() throws IOException {
        try {
            return Optional.of(
                    findLocal().isPresent()
                            ? createLocal(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                            : system(path).create(path, false));
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (exists()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Renames a file on the same file system, replacing an earlier one: atomically on local disks and HDFS; on object stores the
     * file appears whole, yet an earlier one may be gone for a moment.
     */
    void moveTo(Location target) throws IOException {
        target.parent().createDirectories();
        if (findLocal().isPresent()) {
            Files.move(
                    findLocal().orElseThrow(),
                    target.findLocal().orElseThrow(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            FileContext.getFileContext(path.toUri(), configuration())
                    .rename(path, target.path, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            target.delete();
            if (!system(path).rename(path, target.path)) {
                throw new IOException("the file system refused to rename " + this, e);
            }
        }
    }

    /** For programs: with its scheme. */
    public String uri() {
        return path.toString();
    }

    /** For people: a local path without its scheme. */
    @Override
    public String toString() {
        return findLocal().map(java.nio.file.Path::toString).orElseGet(this::uri);
    }

    private Optional<FileStatus> findStatus() {
        try {
            return Optional.of(system(path).getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + this, e);
        }
    }

    private static FileSystem system(Path path) {
        if (LOCAL_SCHEME.equals(path.toUri().getScheme())) {
            return Local.SYSTEM;
        }
        try {
            return path.getFileSystem(configuration());
        } catch (UnsupportedFileSystemException e) {
            throw new RefusedException(
                    "nothing on the class path reads " + path + ": add the jar of its file system to --jars of submit");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reach the file system of " + path, e);
        }
    }

    /**
     * Hadoop's settings: its own files, then {@code spark.hadoop.*} as Spark takes them from system properties, or, on executors, from
     * the driver.
     */
    static Configuration configuration() {
        Configuration configuration = new Configuration();
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith(HADOOP_SETTING))
                .forEach(key -> configuration.set(key.substring(HADOOP_SETTING.length()), System.getProperty(key)));
        SparkEnv spark = SparkEnv.get();
        if (spark != null) {
            for (Tuple2<String, String> setting : spark.conf().getAllWithPrefix(HADOOP_SETTING)) {
                configuration.set(setting._1(), setting._2());
            }
        }
        return configuration;
    }
}
