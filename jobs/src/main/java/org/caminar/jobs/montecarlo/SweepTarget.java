package org.caminar.jobs.montecarlo;

import java.util.Optional;
import java.util.function.Function;
import org.caminar.engine.model.Design;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;

/** Whether a result directory can take a sweep; needs no Spark. */
final class SweepTarget {
    private SweepTarget() {}

    /** Throws {@link RefusedException} if it cannot; changes nothing. */
    static void check(ResultDirectory directory, Design design, SweepMode mode, Function<String, Design> parser) {
        if (directory.isEmpty()) {
            return;
        }
        if (mode == SweepMode.FRESH) {
            throw refused(
                    directory,
                    "is not empty: take another --out, continue it with --resume, or replace it with --force");
        }
        if (Manifest.find(directory).isEmpty()) {
            throw refused(directory, "has no manifest.json, so no sweep wrote it: take another --out");
        }
        if (mode != SweepMode.REPLACE) {
            findObstacle(directory, design, parser).ifPresent(obstacle -> {
                throw refused(
                        directory,
                        "holds another experiment: " + obstacle + "; take another --out, or replace it with --force");
            });
        }
    }

    private static Optional<String> findObstacle(
            ResultDirectory directory, Design design, Function<String, Design> parser) {
        return AtomicFiles.findText(directory.experiment())
                .flatMap(text -> DesignKeys.findObstacle(parser.apply(text), design));
    }

    private static RefusedException refused(ResultDirectory directory, String why) {
        return new RefusedException(directory.root() + " " + why);
    }
}
