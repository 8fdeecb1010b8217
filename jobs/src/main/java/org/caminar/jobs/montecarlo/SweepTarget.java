package org.caminar.jobs.montecarlo;

import java.util.Optional;
import java.util.function.Function;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.ModelVersion;
import org.caminar.jobs.dataset.AtomicFiles;
import org.caminar.jobs.dataset.Manifest;
import org.caminar.jobs.dataset.RefusedException;
import org.caminar.jobs.dataset.ResultDirectory;

/**
 * Whether a result directory can take a sweep; needs no Spark.
 *
 * @param directory where it is to go
 * @param mode what to do with what is there
 */
record SweepTarget(ResultDirectory directory, SweepMode mode) {

    /** Throws {@link RefusedException} if it cannot, with or without the firm panel; changes nothing. */
    void check(Design design, boolean firms, Function<String, Design> parser) {
        if (directory.isEmpty()) {
            return;
        }
        if (mode == SweepMode.FRESH) {
            throw refused("is not empty: take another --out, continue it with --resume, or replace it with --force");
        }
        Manifest manifest = Manifest.find(directory)
                .orElseThrow(() -> refused("has no manifest.json, so no sweep wrote it: take another --out"));
        if (mode != SweepMode.REPLACE) {
            checkModel(manifest.platform().modelVersion());
            findObstacle(design, parser).ifPresent(obstacle -> {
                throw refused(
                        "holds another experiment: " + obstacle + "; take another --out, or replace it with --force");
            });
            checkPanel(manifest.firms(), firms);
        }
    }

    private void checkModel(int version) {
        if (version != ModelVersion.NUMBER) {
            throw refused("was begun with version " + version + " of the model, and this is " + ModelVersion.NUMBER
                    + ": its runs would not be comparable; take another --out, or replace it with --force");
        }
    }

    /** Half a panel would pass for a whole one: it is of all runs of a directory or of none. */
    private void checkPanel(boolean begun, boolean wanted) {
        if (wanted && !begun) {
            throw refused(
                    "was begun without --firms, so that its runs lack theirs: continue it without --firms, take another"
                            + " --out, or replace it with --force");
        }
        if (begun && !wanted) {
            throw refused(
                    "was begun with --firms: continue it with --runs-on nodes --firms, take another --out, or replace it"
                            + " with --force");
        }
    }

    private Optional<String> findObstacle(Design design, Function<String, Design> parser) {
        return AtomicFiles.findText(directory.experiment())
                .flatMap(text -> DesignKeys.findObstacle(parser.apply(text), design));
    }

    private RefusedException refused(String why) {
        return new RefusedException(directory.root() + " " + why);
    }
}
