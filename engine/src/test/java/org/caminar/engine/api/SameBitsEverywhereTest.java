package org.caminar.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.lanes.Lanes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a run has the same state hash in plain loops and in vectors of any width, and on every Java that lies beside this one.
 * Each case is a JVM of its own, which prints the hash.
 */
@Tag("slow")
class SameBitsEverywhereTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /** Prints which lanes serve, and the hash of a run that uses every programme's instruments and a general exponent. */
    public static final class Child {
        private Child() {}

        /** No arguments. */
        public static void main(String[] arguments) {
            long hash = Lab.run(
                                    Lab.design(
                                            "reference",
                                            "country.firms=3000",
                                            "country.districts.count=12",
                                            "experiment.horizon=12 quarters"),
                                    "both")
                            .stateHash()
                    + 31
                            * Lab.run(
                                            Lab.argentina(
                                                    "experiment.horizon=12 quarters",
                                                    "model.knowledge.substitution=-1.3"),
                                            "bridging")
                                    .stateHash();
            System.out.println("hash " + String.format(Locale.ROOT, "%016x", hash) + " "
                    + Lanes.BEST.getClass().getSimpleName());
            System.out.flush();
            // Actors' threads would keep the JVM alive.
            Runtime.getRuntime().halt(0);
        }
    }

    private static String run(Path java, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        Path output = Files.createTempFile("caminar-child", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as("%s ends", command)
                    .isTrue();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("hash "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(command + " printed no hash but " + text));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** What this JVM gives, with its module. */
    private static String hashHere() throws IOException, InterruptedException {
        String line = run(thisJava(), MODULE);
        assertThat(line).endsWith("VectorLanes");
        return line.substring(0, line.lastIndexOf(' '));
    }

    @Test
    void plainLoopsHaveTheBitsOfVectors() throws Exception {
        assertThat(run(thisJava())).isEqualTo(hashHere() + " ScalarLanes");
        assertThat(run(thisJava(), MODULE, "-Dcaminar.vectors=off")).isEqualTo(hashHere() + " ScalarLanes");
    }

    /** Vectors of 128, 256 bits and what the machine prefers; other machines than x86 ignore the option. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void vectorsOfAnyWidthHaveTheSameBits(int avx) throws Exception {
        assertThat(run(thisJava(), MODULE, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=" + avx))
                .isEqualTo(hashHere() + " VectorLanes");
    }

    static Stream<Path> otherJavas() throws IOException {
        try (Stream<Path> beside =
                Files.list(Path.of(System.getProperty("java.home")).getParent())) {
            List<Path> javas = beside.filter(SameBitsEverywhereTest::runsCaminar)
                    .map(home -> home.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .map(SameBitsEverywhereTest::real)
                    .distinct()
                    .toList();
            return javas.isEmpty() ? Stream.of(thisJava()) : javas.stream();
        }
    }

    private static boolean runsCaminar(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .anyMatch(line -> Integer.parseInt(line.replaceAll("^[^0-9]*([0-9]+).*$", "$1")) >= 17);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path java) {
        try {
            return java.toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("otherJavas")
    void everyJavaHasTheSameBits(Path java) throws Exception {
        assertThat(run(java, MODULE)).isEqualTo(hashHere() + " VectorLanes");
    }
}
