package org.caminar.jobs.montecarlo;

import java.util.concurrent.atomic.AtomicReference;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.api.RunSpec;
import org.caminar.engine.api.Simulation;
import org.caminar.engine.config.DesignLoader;
import org.caminar.engine.model.Design;

/**
 * Runs replicates on the one actor system of this JVM. The configuration is parsed once for each experiment that the JVM meets, not for
 * each run.
 */
final class EngineReplicator implements Replicator {
    private static final long serialVersionUID = 1L;

    /** Tasks run side by side, so that one shard for each run keeps all cores busy. */
    static final int SHARDS = 1;

    private static final SharedSystem SYSTEM = new SharedSystem();
    private static final AtomicReference<Parsed> LAST = new AtomicReference<>();

    private record Parsed(String resolved, Design design) {}

    @Override
    public RunResult run(String resolved, String scenario, int replicate) {
        return Simulation.run(SYSTEM.running(), RunSpec.of(design(resolved), scenario, replicate, SHARDS));
    }

    /** The experiment of a resolved configuration. */
    static Design design(String resolved) {
        Parsed last = LAST.get();
        if (last == null || !last.resolved().equals(resolved)) {
            last = new Parsed(resolved, DesignLoader.parse(resolved));
            LAST.set(last);
        }
        return last.design();
    }
}
