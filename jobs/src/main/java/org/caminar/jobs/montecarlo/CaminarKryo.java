package org.caminar.jobs.montecarlo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;

/** Registers what Spark's serialiser meets in Caminar's jobs; any other class is an error, not a slow surprise. */
public final class CaminarKryo implements KryoRegistrator {
    private static final List<String> SPARK_INTERNAL = List.of(
            "org.apache.spark.internal.io.FileCommitProtocol$TaskCommitMessage",
            "org.apache.spark.sql.execution.datasources.WriteTaskResult",
            "org.apache.spark.sql.execution.datasources.ExecutedWriteSummary",
            "org.apache.spark.sql.execution.datasources.BasicWriteTaskStats",
            // Schemas that Spark infers from Parquet files; it registers the other types itself.
            "org.apache.spark.sql.types.TimestampType$",
            "org.apache.spark.sql.types.BooleanType$",
            "org.apache.spark.util.io.ChunkedByteBuffer",
            "[Lorg.apache.spark.util.io.ChunkedByteBuffer;");

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(RunKey.class, new RunKeySerializer());
        kryo.register(RunRows.class);
        kryo.register(RunRows[].class);
        kryo.register(RunFacts.class);
        kryo.register(int[].class);
        kryo.register(long[].class);
        kryo.register(long[][].class);
        kryo.register(double[].class);
        kryo.register(double[][].class);
        kryo.register(String[].class);
        kryo.register(Object[].class);
        for (String name : SPARK_INTERNAL) {
            kryo.register(require(name));
        }
    }

    /** This Kryo knows nothing of records. */
    private static final class RunKeySerializer extends Serializer<RunKey> {
        @Override
        public void write(Kryo kryo, Output output, RunKey key) {
            output.writeString(key.scenario());
            output.writeInt(key.replicate());
        }

        @Override
        public RunKey read(Kryo kryo, Input input, Class<RunKey> type) {
            return new RunKey(input.readString(), input.readInt());
        }
    }

    private static Class<?> require(String name) {
        try {
            return Class.forName(name, false, CaminarKryo.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this Spark has no class " + name, e);
        }
    }
}
