package org.caminar.engine.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.ModelVersion;

/**
 * Which run a checkpoint is of: a digest of all that decides about states and observations, the version of the model included. The number
 * of shards, of replicates, and the other scenarios do not.
 *
 * @param value the first eight bytes of a SHA-256
 */
public record RunDigest(long value) {

    /** Of one replicate of one scenario. */
    public static RunDigest of(Design design, String scenario, int replicate) {
        return of(ModelVersion.NUMBER, design, scenario, replicate);
    }

    /** The same by another version of the model. */
    static RunDigest of(int modelVersion, Design design, String scenario, int replicate) {
        Experiment experiment = design.experiment();
        String text = String.join(
                "\n",
                "model " + modelVersion,
                "replicate " + replicate,
                "seed " + experiment.seed(),
                "scale " + experiment.scale(),
                "horizon " + experiment.horizon(),
                "budget " + experiment.budget(),
                "observe-every " + experiment.observeEvery(),
                "hash-every " + experiment.hashEvery(),
                "scenario " + scenario + " " + design.requireScenario(scenario),
                "country " + design.country(),
                "parameters " + design.parameters(),
                "programmes " + new TreeMap<>(design.programmes()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RunDigest(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
