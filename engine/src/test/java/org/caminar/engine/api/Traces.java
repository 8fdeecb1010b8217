package org.caminar.engine.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caminar.engine.model.Observation;

/** Everything that a run says, as text that shows where two runs part. */
final class Traces {
    private Traces() {}

    static List<String> of(RunResult result) {
        List<String> lines = hashes(result);
        result.observations().forEach(observation -> addTo(lines, observation));
        return lines;
    }

    static List<String> hashes(RunResult result) {
        List<String> lines = new ArrayList<>();
        for (RunResult.Fingerprint hash : result.hashes()) {
            lines.add("hash " + hash.quarter() + " " + hash.national() + " " + Arrays.toString(hash.regions()));
        }
        return lines;
    }

    private static void addTo(List<String> lines, Observation observation) {
        lines.add("quarter " + observation.quarter() + " " + Arrays.toString(observation.values()));
        for (Observation.Group group : observation.groups()) {
            lines.add(group.kind() + " " + group.name() + " " + Arrays.toString(group.values()));
        }
    }
}
