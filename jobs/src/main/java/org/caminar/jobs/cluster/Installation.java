package org.caminar.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caminar.jobs.dataset.RefusedException;

/**
 * Where the jars are, told apart: Caminar's own thin jar, what it needs beyond Spark, and Spark.
 *
 * @param application Caminar's jar
 * @param dependencies jars that a cluster's Spark does not have
 * @param spark Spark's jars
 */
public record Installation(Path application, List<Path> dependencies, List<Path> spark) {

    /** Copies the lists. */
    public Installation {
        dependencies = List.copyOf(dependencies);
        spark = List.copyOf(spark);
    }

    /** What was built below the home directory; throws {@link RefusedException} if nothing was. */
    public static Installation of(Path home) {
        Path target = home.resolve("jobs/target");
        List<Path> dependencies = jars(target.resolve("app"));
        Set<Path> own = dependencies.stream().map(Path::getFileName).collect(Collectors.toSet());
        List<Path> spark = jars(target.resolve("lib")).stream()
                .filter(jar -> !own.contains(jar.getFileName()))
                .toList();
        Path application = jars(target).stream()
                .filter(jar -> jar.getFileName().toString().startsWith("caminar-jobs-"))
                .findFirst()
                .orElseThrow(() -> missing(target));
        if (dependencies.isEmpty() || spark.isEmpty()) {
            throw missing(target);
        }
        return new Installation(application, dependencies, spark);
    }

    /** Spark's jars as a class path. */
    String sparkClassPath() {
        return spark.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Lays Spark's jars out as Spark's launchers expect them: {@code jars/} below a directory, which is returned. */
    Path layOut(Path directory) throws IOException {
        Path jars = directory.resolve("jars");
        if (Files.isDirectory(jars)) {
            for (Path old : jars(jars)) {
                Files.delete(old);
            }
        }
        Files.createDirectories(jars);
        for (Path jar : spark) {
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
        }
        return directory;
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private static RefusedException missing(Path target) {
        return new RefusedException("the jars are not in " + target + ": build with mvn -Dquick package");
    }
}
