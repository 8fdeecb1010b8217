package org.caminar.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jars of the test's own class path, told apart as the build tells them: by the groups that Spark does not bring. */
final class TestInstallation {
    private static final List<String> MISSING_IN_SPARK = List.of(
            "/com/typesafe/",
            "/com/esotericsoftware/kryo/",
            "/org/reactivestreams/",
            "/org/lmdbjava/",
            "/info/picocli/",
            "/me/tongfei/",
            "/org/jline/",
            "/org/hipparchus/",
            "/gg/jte/",
            "/scala-java8-compat_");

    /** Jars of tests only. */
    private static final List<String> FOR_TESTS = List.of(
            "/hadoop-client-minicluster",
            "/kubernetes-server-mock",
            "/io/fabric8/mockwebserver",
            "/vertx-web/",
            "/vertx-bridge");

    private TestInstallation() {}

    /** Packs class directories into jars in {@code directory}. */
    static Installation of(Path directory) throws IOException {
        Path application = null;
        List<Path> dependencies = new ArrayList<>();
        List<Path> spark = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (entry.endsWith("jobs/target/classes")) {
                application = pack(path, directory.resolve("caminar-jobs.jar"));
            } else if (entry.endsWith("engine/target/classes")) {
                dependencies.add(pack(path, directory.resolve("caminar-engine.jar")));
            } else if (entry.endsWith(".jar") && FOR_TESTS.stream().noneMatch(entry::contains)) {
                boolean own = entry.contains("caminar-engine")
                        || MISSING_IN_SPARK.stream().anyMatch(entry::contains);
                (own ? dependencies : spark).add(path);
            }
        }
        return new Installation(application, dependencies, spark);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(classes)) {
            for (Path source : tree.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(source).toString()));
                Files.copy(source, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
