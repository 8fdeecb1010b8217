package org.caminar.jobs.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A complete experiment that travels to the driver as the setting {@link Submission#EXPERIMENT}, compressed. */
public final class SentExperiment {
    private SentExperiment() {}

    /** The setting for a complete text. */
    public static String encode(String resolved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(resolved.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress the experiment", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static String decode(String sent) {
        try (GZIPInputStream zip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(sent)))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the setting " + Submission.EXPERIMENT + " holds no experiment", e);
        }
    }

    /** The text that was sent to this process; empty if it was not submitted. */
    public static Optional<String> find() {
        return Optional.ofNullable(System.getProperty(Submission.EXPERIMENT)).map(SentExperiment::decode);
    }
}
