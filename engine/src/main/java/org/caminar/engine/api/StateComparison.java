package org.caminar.engine.api;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caminar.engine.checkpoint.CheckpointPlan;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.firm.ColumnVisitor;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/** Compares the states of two runs that should be equal, firm by firm. */
public final class StateComparison {
    private final Design design;
    private final Policy policy;
    private final Layout layout;
    private final Draws draws;
    private final RunDigest run;

    /** Of runs of one replicate of one scenario. */
    public StateComparison(Design design, String scenario, int replicate) {
        this.design = design;
        this.policy = Policy.of(design, scenario);
        this.draws = new Draws(design.experiment().seed(), replicate);
        this.layout = Layout.of(design, draws);
        this.run = RunDigest.of(design, scenario, replicate);
    }

    /**
     * Simulates until a quarter, leaves a checkpoint of it in a store that is empty, and stops.
     *
     * @throws SimulationException if the run fails
     */
    public static void leaveState(SimulationSystem system, RunSpec spec, CheckpointStore store, int quarter) {
        Checkpoints checkpoints =
                new Checkpoints(store, RunDigest.of(spec.design(), spec.scenario(), spec.replicate()));
        CompletableFuture<Integer> reached = new CompletableFuture<>();
        RunSpec stopping = new RunSpec(
                spec.design(),
                spec.scenario(),
                spec.replicate(),
                spec.shards(),
                Optional.empty(),
                Optional.of(new CheckpointPlan(checkpoints, Math.max(1, quarter), Integer.MAX_VALUE, false)),
                (done, total) -> {
                    if (done >= quarter) {
                        reached.complete(done);
                    }
                });
        try (RunHandle handle = Simulation.start(system, stopping)) {
            handle.await(reached);
            handle.stop();
        }
    }

    /** Quarters after which a store holds a complete state of this run, the last one first. */
    public List<Integer> quarters(CheckpointStore store) {
        return new Checkpoints(store, run).complete();
    }

    /** The first firm of a region, by its number in the profile, that differs after a quarter of which both stores hold the state. */
    public Optional<FirmDifference> findFirst(CheckpointStore first, CheckpointStore second, int quarter, int region) {
        for (int d = 0; d < layout.districts(); d++) {
            if (layout.region(d) != region || layout.size(d) == 0) {
                continue;
            }
            Columns columns = new Columns();
            state(first, quarter, d).visit(d, columns);
            Differences differences = new Differences(columns, layout.size(d));
            state(second, quarter, d).visit(d, differences);
            if (differences.found()) {
                return Optional.of(new FirmDifference(
                        quarter,
                        design.country().regions().get(region).name(),
                        d,
                        differences.firm < 0 ? -1 : layout.firstFirm(d) + differences.firm,
                        differences.column,
                        differences.first,
                        differences.second));
            }
        }
        return Optional.empty();
    }

    private Segment state(CheckpointStore store, int quarter, int district) {
        Segment segment = new Segment(design, policy, layout, draws, district, district + 1);
        new Checkpoints(store, run).read(quarter, segment);
        return segment;
    }

    /** Keeps the columns of one district in order. */
    private static class Columns implements ColumnVisitor {
        private final List<Object> arrays = new ArrayList<>();

        List<Object> arrays() {
            return arrays;
        }

        void add(String column, Object array) {
            arrays.add(array);
        }

        @Override
        public void floats(String column, float[] values, int from, int count) {
            add(column, Arrays.copyOfRange(values, from, from + count));
        }

        @Override
        public void longs(String column, long[] values, int count) {
            add(column, Arrays.copyOf(values, count));
        }

        @Override
        public void ints(String column, int[] values, int count) {
            add(column, Arrays.copyOf(values, count));
        }

        @Override
        public void shorts(String column, short[] values, int count) {
            add(column, Arrays.copyOf(values, count));
        }

        @Override
        public void bytes(String column, byte[] values, int count) {
            add(column, Arrays.copyOf(values, count));
        }
    }

    /** Finds the first firm, and its first column, in which one district differs from another's columns. */
    private static final class Differences extends Columns {
        private final List<Object> others;
        private final int firms;
        private int at;
        private int firm = -1;
        private String column = "";
        private String first = "";
        private String second = "";

        Differences(Columns others, int firms) {
            this.others = others.arrays();
            this.firms = firms;
        }

        boolean found() {
            return !column.isEmpty();
        }

        @Override
        void add(String name, Object array) {
            Object other = others.get(at++);
            int index = mismatch(other, array);
            if (index < 0) {
                return;
            }
            int perFirm = Array.getLength(array) / firms;
            int position = name.equals(Segment.POOLS) ? -1 : index / perFirm;
            if (!found() || (position >= 0 && (firm < 0 || position < firm))) {
                firm = position;
                column = name;
                first = Array.get(other, index).toString();
                second = Array.get(array, index).toString();
            }
        }

        private static int mismatch(Object a, Object b) {
            if (a instanceof float[] floats) {
                return Arrays.mismatch(floats, (float[]) b);
            }
            if (a instanceof long[] longs) {
                return Arrays.mismatch(longs, (long[]) b);
            }
            if (a instanceof int[] ints) {
                return Arrays.mismatch(ints, (int[]) b);
            }
            if (a instanceof short[] shorts) {
                return Arrays.mismatch(shorts, (short[]) b);
            }
            return Arrays.mismatch((byte[]) a, (byte[]) b);
        }
    }
}
