package org.caminar.jobs.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
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
        Object[] run = {"credit", 3, null, 42L, 1.5, Timestamp.valueOf("2026-01-02 03:04:05.000006")};
        RunRows rows = new RunRows(run, new Object[][] {{"a", null, 2.5}}, new Object[0][], new Object[0][]);

        ByteBuffer bytes = serializer().serialize(rows, ClassTag$.MODULE$.apply(RunRows.class));
        RunRows copy = serializer().deserialize(bytes, ClassTag$.MODULE$.apply(RunRows.class));

        assertThat(copy.of("runs")[0]).containsExactly(run);
        assertThat(copy.of("outcomes")).isDeepEqualTo(rows.of("outcomes"));
    }

    @Test
    void anUnregisteredClassIsAnError() {
        assertThatThrownBy(() ->
                        serializer().serialize(new CaminarKryoTest(), ClassTag$.MODULE$.apply(CaminarKryoTest.class)))
                .hasMessageContaining("Class is not registered");
    }
}
