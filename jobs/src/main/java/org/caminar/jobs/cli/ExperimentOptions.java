package org.caminar.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.config.LoadedDesign;
import org.caminar.jobs.cluster.SentExperiment;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.RefusedException;
import picocli.CommandLine.Option;

/** Options of commands that simulate. */
final class ExperimentOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the configuration, such as experiment.scale=0.01 or"
                    + " programmes.bridging.access.inclusion=0.5; repeatable, later ones win.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--dry-run",
            description = "Check everything and print the plan: runs, firm-steps, memory, time, files; write nothing.")
    private boolean dryRun;

    /** The overrides for another process. */
    List<String> arguments() {
        return overrides.stream().flatMap(o -> Stream.of("--set", o)).toList();
    }

    boolean dryRun() {
        return dryRun;
    }

    /** The experiment with the overrides, {@code stronger} ones last; throws ConfigException with all problems. */
    LoadedDesign load(String experiment, List<String> stronger) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(stronger);
        Optional<String> sent = SentExperiment.find();
        if (sent.isPresent()) {
            return loadText(sent.orElseThrow(), List.of());
        }
        return Location.isUri(experiment)
                ? loadText(text(experiment), all)
                : DesignLoader.load(Home.conf(), experiment, all);
    }

    private static String text(String uri) {
        return AtomicFiles.findText(Location.of(uri))
                .orElseThrow(() -> new RefusedException("there is no experiment " + uri));
    }

    /** The loader reads files, since its messages name them. */
    private static LoadedDesign loadText(String text, List<String> overrides) {
        try {
            Path file = Files.createTempFile("caminar-experiment-", ".conf");
            try {
                Files.writeString(file, text);
                return DesignLoader.load(Home.root().resolve("conf"), file.toString(), overrides);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store the experiment", e);
        }
    }
}
