package org.caminar.jobs.montecarlo;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.caminar.jobs.dataset.RefusedException;

/**
 * Sees to it that nobody waits for ever for executors that do not come: Spark itself starts a barrier stage only when there are slots for
 * all of its tasks, and after the loss of an executor it waits for another without end.
 */
final class SlotWatch {
    /** Setting: how long a run waits for the slots that it needs. */
    static final String PATIENCE = "spark.caminar.nodes.patience";

    private static final String DEFAULT_PATIENCE = "120s";
    private static final long POLL_MILLIS = 200;
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SparkContext context;
    private final int needed;
    private final long patienceSeconds;
    private long enoughAt = System.nanoTime();

    /** For a stage of so many tasks. */
    SlotWatch(SparkContext context, int needed) {
        this.context = context;
        this.needed = needed;
        this.patienceSeconds = context.conf().getTimeAsSeconds(PATIENCE, DEFAULT_PATIENCE);
    }

    /** Waits for the slots before anything is done; throws {@link RefusedException} if they do not come. */
    void await() {
        await(RefusedException::new);
    }

    /** Waits for the slots in the middle of a sweep; throws {@link IllegalStateException} if they do not come. */
    void awaitUnderWay() {
        await(SlotWatch::end);
    }

    /** Throws {@link IllegalStateException} if in the middle of a sweep there have not been enough slots for too long. */
    void check() {
        requireHope(SlotWatch::end);
    }

    private void await(Function<String, RuntimeException> failure) {
        requireHope(failure);
        while (Slots.count(context) < needed) {
            pause();
            requireHope(failure);
        }
    }

    private void requireHope(Function<String, RuntimeException> failure) {
        int slots = Slots.count(context);
        if (slots >= needed) {
            enoughAt = System.nanoTime();
            return;
        }
        boolean growing = Slots.of(context).growing();
        if (!growing || System.nanoTime() - enoughAt > TimeUnit.SECONDS.toNanos(patienceSeconds)) {
            throw failure.apply("a run over " + needed + " nodes needs as many slots for tasks at once, but "
                    + context.master() + " has " + slots
                    + (growing ? " after " + patienceSeconds + " s" : "")
                    + ": start more executors, or take fewer --nodes");
        }
    }

    /** No refusal, which would say that nothing was done. */
    private static RuntimeException end(String lack) {
        return new IllegalStateException(
                "the sweep ends before all is done: " + lack + "; what is finished is kept, --resume goes on");
    }

    /** The slots, once executors have come and no more do; what is there when the patience ends. */
    static Slots settled(SparkContext context) {
        Slots slots = Slots.of(context);
        long begin = System.nanoTime();
        long patience = TimeUnit.SECONDS.toNanos(context.conf().getTimeAsSeconds(PATIENCE, DEFAULT_PATIENCE));
        long changed = begin;
        while (slots.growing()
                && System.nanoTime() - begin < patience
                && (slots.all() == 0 || System.nanoTime() - changed < CALM_NANOS)) {
            pause();
            Slots now = Slots.of(context);
            if (!now.equals(slots)) {
                slots = now;
                changed = System.nanoTime();
            }
        }
        return slots;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for executors", e);
        }
    }
}
