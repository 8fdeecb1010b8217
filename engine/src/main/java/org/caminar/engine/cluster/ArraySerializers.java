package org.caminar.engine.cluster;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of numbers as they lie in memory, little end first: copied in one go, where Kryo's own serializers go byte by byte. */
final class ArraySerializers {
    private ArraySerializers() {}

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the number of bytes, then the bytes; a number that is larger than the message is not believed. */
    private static ByteBuffer read(Input input) {
        int bytes = input.readVarInt(true);
        if (bytes < 0 || bytes > input.limit() - input.position()) {
            throw new KryoException("an array of " + bytes + " bytes is larger than the message");
        }
        return buffer(input.readBytes(bytes));
    }

    private static void write(Output output, byte[] bytes) {
        output.writeVarInt(bytes.length, true);
        output.writeBytes(bytes);
    }

    /** Of {@code int[]}. */
    static final class Ints extends Serializer<int[]> {
        @Override
        public void write(Kryo kryo, Output output, int[] array) {
            byte[] bytes = new byte[Math.multiplyExact(array.length, Integer.BYTES)];
            buffer(bytes).asIntBuffer().put(array);
            ArraySerializers.write(output, bytes);
        }

        @Override
        public int[] read(Kryo kryo, Input input, Class<? extends int[]> type) {
            ByteBuffer bytes = ArraySerializers.read(input);
            int[] array = new int[bytes.capacity() / Integer.BYTES];
            bytes.asIntBuffer().get(array);
            return array;
        }
    }

    /** Of {@code float[]}. */
    static final class Floats extends Serializer<float[]> {
        @Override
        public void write(Kryo kryo, Output output, float[] array) {
            byte[] bytes = new byte[Math.multiplyExact(array.length, Float.BYTES)];
            buffer(bytes).asFloatBuffer().put(array);
            ArraySerializers.write(output, bytes);
        }

        @Override
        public float[] read(Kryo kryo, Input input, Class<? extends float[]> type) {
            ByteBuffer bytes = ArraySerializers.read(input);
            float[] array = new float[bytes.capacity() / Float.BYTES];
            bytes.asFloatBuffer().get(array);
            return array;
        }
    }
}
