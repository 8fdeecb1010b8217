package org.caminar.engine.api;

import java.nio.file.Path;
import java.util.Optional;
import org.caminar.engine.Lab;
import org.caminar.engine.checkpoint.LocalStore;
import org.caminar.engine.model.Design;

/** A run with checkpoints as a program of its own, for tests that kill it. It prints every quarter, then the state hash. */
final class CheckpointedRun {
    static final int EVERY = 3;
    static final int HORIZON = 30;
    static final String SCENARIO = "bridging";

    private CheckpointedRun() {}

    static Design design() {
        return Lab.small("experiment.horizon=" + HORIZON);
    }

    /** Takes the directory of the checkpoints and the number of shards. */
    public static void main(String[] arguments) {
        try (SimulationSystem system = SimulationSystem.start(1)) {
            RunSpec spec = new RunSpec(
                            design(),
                            SCENARIO,
                            0,
                            Integer.parseInt(arguments[1]),
                            Optional.empty(),
                            (done, total) -> System.out.println("quarter " + done))
                    .withCheckpoints(new LocalStore(Path.of(arguments[0])), EVERY, true);
            System.out.println("hash " + Simulation.run(system, spec).stateHash());
        }
    }
}
