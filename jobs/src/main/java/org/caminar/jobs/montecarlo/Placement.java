package org.caminar.jobs.montecarlo;

import java.util.Locale;
import java.util.OptionalInt;
import org.caminar.jobs.dataset.RefusedException;

/**
 * What simulates the runs of a sweep, and why.
 *
 * @param way {@link RunsOn#TASKS} or {@link RunsOn#NODES}
 * @param nodes nodes of a run; 1 for tasks
 * @param reason for people
 */
public record Placement(RunsOn way, int nodes, String reason) {
    /**
     * Firms below which another node makes a run hardly faster: a quarter of theirs takes some 50 ms, and the rounds of messages of a
     * quarter begin to count.
     */
    private static final int FIRMS_PER_NODE = 250_000;

    private static final int LEAST_NODES = 2;

    /**
     * What the user wants.
     *
     * @param way what simulates
     * @param nodes nodes of a run that is divided, at least 1; by default what the plan says
     */
    public record Wish(RunsOn way, OptionalInt nodes) {
        /** As the plan says. */
        public static final Wish NONE = new Wish(RunsOn.AUTO, OptionalInt.empty());

        /** Validates; throws {@link IllegalArgumentException} naming the field. */
        public Wish {
            if (nodes.isPresent() && nodes.getAsInt() < 1) {
                throw new IllegalArgumentException("nodes must be at least 1 but was " + nodes.getAsInt());
            }
        }
    }

    /**
     * Of the runs of a plan. Throws {@link RefusedException} if runs neither fit into an executor nor, divided, into all.
     */
    public static Placement of(SweepPlan plan, Wish wish, Slots slots) {
        int atOnce = (int) Math.min(slots.perExecutor(), plan.runs());
        double needed = SweepPlan.heap(plan.bytes(atOnce));
        String weighed = String.format(
                Locale.ROOT,
                "%d at once need %s of heap, an executor has %s",
                atOnce,
                megabytes(needed),
                megabytes(slots.heapBytes()));
        boolean fits = needed <= slots.heapBytes();
        if (wish.way() == RunsOn.TASKS || (wish.way() == RunsOn.AUTO && fits)) {
            return new Placement(RunsOn.TASKS, 1, because(wish, weighed));
        }
        double share = share(plan, slots);
        int least = share >= 1 ? LEAST_NODES : (int) Math.ceil(slots.perExecutor() / share);
        if (wish.way() == RunsOn.AUTO && (share <= 0 || least > slots.all())) {
            throw new RefusedException("runs do not fit: " + weighed
                    + (share <= 0
                            ? ", which is too little for any part of a run"
                            : ", and divided they need " + least + " slots, of which there are " + slots.all())
                    + ": give executors more memory or start more of them; --runs-on tasks tries nevertheless");
        }
        int useful = Math.min(slots.all(), (plan.firms() + FIRMS_PER_NODE - 1) / FIRMS_PER_NODE);
        int nodes = wish.nodes().orElse(Math.max(share <= 0 ? LEAST_NODES : Math.max(least, LEAST_NODES), useful));
        return new Placement(RunsOn.NODES, nodes, because(wish, weighed));
    }

    /** The share of a run that fits into an executor beside what every JVM needs. */
    private static double share(SweepPlan plan, Slots slots) {
        double live = slots.heapBytes() / SweepPlan.heap(1);
        return (live - plan.bytes(0)) / plan.bytesPerRun();
    }

    private static String because(Wish wish, String weighed) {
        return wish.way() == RunsOn.AUTO ? weighed : "as told; " + weighed;
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.round(bytes / 1e6));
    }

    /** For people. */
    @Override
    public String toString() {
        return way == RunsOn.TASKS ? "tasks, a run each: " + reason : nodes + " nodes, one run at a time: " + reason;
    }
}
