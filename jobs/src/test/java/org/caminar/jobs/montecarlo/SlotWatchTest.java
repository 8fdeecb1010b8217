package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkContext;
import org.caminar.jobs.SharedSpark;
import org.caminar.jobs.dataset.RefusedException;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: nobody waits for ever for slots, and a sweep that ends for lack of them does not claim to have done nothing. */
class SlotWatchTest {
    private final SparkContext context = SharedSpark.session().sparkContext();

    @Test
    void beforeASweepItIsRefused() {
        SlotWatch watch = new SlotWatch(context, 3);
        assertThatThrownBy(watch::await)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a run over 3 nodes needs as many slots for tasks at once, but local[2] has 2")
                .hasMessageNotContaining("--resume");
    }

    @Test
    void underWayItIsAnErrorThatTellsHowToGoOn() {
        SlotWatch watch = new SlotWatch(context, 3);
        assertThatThrownBy(watch::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the sweep ends before all is done: a run over 3 nodes")
                .hasMessageEndingWith("what is finished is kept, --resume goes on");
        assertThatThrownBy(watch::awaitUnderWay).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void enoughSlotsAreFine() {
        SlotWatch watch = new SlotWatch(context, 2);
        assertThatCode(watch::await).doesNotThrowAnyException();
        assertThatCode(watch::awaitUnderWay).doesNotThrowAnyException();
        assertThatCode(watch::check).doesNotThrowAnyException();
    }
}
