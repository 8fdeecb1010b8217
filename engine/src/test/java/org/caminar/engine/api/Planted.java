package org.caminar.engine.api;

import java.util.List;
import org.caminar.engine.checkpoint.CheckpointStore;
import org.caminar.engine.checkpoint.Checkpoints;
import org.caminar.engine.checkpoint.RunDigest;
import org.caminar.engine.checkpoint.RunState;
import org.caminar.engine.firm.ColumnVisitor;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/** Plants a difference in the state of one firm of a checkpoint: its knowledge in one domain. */
public final class Planted {
    private Planted() {}

    /** Changes a firm in the checkpoint of a quarter, which stays whole; returns the column. */
    public static String plant(RunSpec spec, CheckpointStore store, int quarter, int firm) {
        String planted = "codified-QUALITY";
        Draws draws = new Draws(spec.design().experiment().seed(), spec.replicate());
        Layout layout = Layout.of(spec.design(), draws);
        Policy policy = Policy.of(spec.design(), spec.scenario());
        Segment segment = new Segment(spec.design(), policy, layout, draws, 0, layout.districts());
        Checkpoints checkpoints =
                new Checkpoints(store, RunDigest.of(spec.design(), spec.scenario(), spec.replicate()));
        RunState state = checkpoints.read(quarter);
        checkpoints.read(quarter, segment);
        int position = firm - layout.firstFirm(layout.district(firm));
        segment.visit(layout.district(firm), new ColumnVisitor() {
            @Override
            public void floats(String column, float[] values, int from, int count) {
                if (column.equals(planted)) {
                    values[from + position] = Math.nextUp(values[from + position]);
                }
            }

            @Override
            public void longs(String column, long[] values, int count) {}

            @Override
            public void ints(String column, int[] values, int count) {}

            @Override
            public void shorts(String column, short[] values, int count) {}

            @Override
            public void bytes(String column, byte[] values, int count) {}
        });
        checkpoints.commit(state, List.of(checkpoints.write(segment)), 9);
        return planted;
    }
}
