package org.caminar.jobs.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What produced a result directory: {@code manifest.json}.
 *
 * @param experiment name of the experiment
 * @param country title of the country
 * @param baseline scenario that the others are compared with
 * @param scenarios names of the scenarios, in the experiment's order
 * @param replicates replicates of each scenario
 * @param seed seed of all random draws
 * @param experimentDigest SHA-256 of the experiment without its scenarios and number of replicates
 * @param firms whether its runs come with their firm panels
 * @param platform versions and machine
 * @param command command line that wrote it last
 * @param startedAt start of the last sweep, ISO 8601 in UTC
 * @param finishedAt its end; null while it runs or after it was killed
 * @param runs succeeded, failed and planned runs
 */
public record Manifest(
        String experiment,
        String country,
        String baseline,
        List<String> scenarios,
        int replicates,
        long seed,
        String experimentDigest,
        boolean firms,
        Platform platform,
        List<String> command,
        String startedAt,
        String finishedAt,
        Counts runs) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    /** Throws {@link NullPointerException} without what every reader needs. */
    public Manifest {
        Objects.requireNonNull(baseline, "baseline is missing");
        Objects.requireNonNull(scenarios, "scenarios are missing");
        Objects.requireNonNull(platform, "platform is missing");
    }

    /**
     * Versions and machine.
     *
     * @param modelVersion {@link org.caminar.engine.model.ModelVersion}
     */
    public record Platform(
            String caminarVersion,
            int modelVersion,
            String javaVersion,
            String sparkVersion,
            String os,
            int cores,
            String master) {}

    /** Numbers of runs. */
    public record Counts(long planned, long succeeded, long failed) {}

    /** Writes it. */
    public void write(ResultDirectory directory) {
        try {
            AtomicFiles.write(directory.manifest(), JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory.manifest(), e);
        }
    }

    /** Reads that of a directory, if there is one; throws {@link RefusedException} if it cannot be understood. */
    public static Optional<Manifest> find(ResultDirectory directory) {
        return AtomicFiles.findText(directory.manifest()).map(text -> {
            try {
                return JSON.readValue(text, Manifest.class);
            } catch (JsonProcessingException e) {
                throw new RefusedException("cannot understand " + directory.manifest() + ", line "
                        + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()
                        + "; restore the file, or take another directory");
            }
        });
    }

    /** The same, finished with these counts. */
    public Manifest finished(String at, Counts counts) {
        return new Manifest(
                experiment,
                country,
                baseline,
                scenarios,
                replicates,
                seed,
                experimentDigest,
                firms,
                platform,
                command,
                startedAt,
                at,
                counts);
    }
}
