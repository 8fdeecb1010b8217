package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.caminar.jobs.SharedSpark;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** FEATURE UNDER TEST: Spark serialises with Kryo, registered classes only. */
class CaminarKryoTest {
    private static SerializerInstance serializer() {
        return new KryoSerializer(SharedSpark.session().sparkContext().getConf()).newInstance();
    }

    @Test
    void rowsOfARunSurviveTheWire() {
        RunTask task = FakeSweep.task(SweepTest.failOn("credit", 1));
        for (int run = 0; run < 2; run++) {
            RunRows rows = task.call(new RunKey("credit", run));

            ByteBuffer bytes = serializer().serialize(rows, ClassTag$.MODULE$.apply(RunRows.class));
            RunRows copy = serializer().deserialize(bytes, ClassTag$.MODULE$.apply(RunRows.class));

            assertThat(copy)
                    .usingRecursiveComparison()
                    .withComparatorForType(Double::compare, Double.class)
                    .isEqualTo(rows);
        }
    }

    @Test
    void theRunOfATaskSurvivesTheWire() {
        RunKey key = new RunKey("crédit", 7);

        ByteBuffer bytes = serializer().serialize(key, ClassTag$.MODULE$.apply(RunKey.class));
        RunKey copy = serializer().deserialize(bytes, ClassTag$.MODULE$.apply(RunKey.class));
        assertThat(copy).isEqualTo(key);
    }

    @Test
    void anUnregisteredClassIsAnError() {
        assertThatThrownBy(() ->
                        serializer().serialize(new CaminarKryoTest(), ClassTag$.MODULE$.apply(CaminarKryoTest.class)))
                .hasMessageContaining("Class is not registered");
    }
}
