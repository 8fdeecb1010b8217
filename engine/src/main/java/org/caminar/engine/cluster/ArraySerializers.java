package org.caminar.engine.cluster;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Whatever has a length. A length that the rest of the message cannot hold is not believed: Kryo's own serializers first make room for
 * it, for which few bytes from anybody could ask so much that the node ends. Numbers lie as in memory, little end first, and are copied
 * in one go, where Kryo's go byte by byte.
 */
final class ArraySerializers {
    private ArraySerializers() {}

    static Serializer<byte[]> bytes() {
        return new Packed<>(Byte.BYTES, ByteBuffer::put, bytes -> {
            byte[] array = new byte[bytes.capacity()];
            bytes.get(array);
            return array;
        });
    }

    static Serializer<short[]> shorts() {
        return new Packed<>(Short.BYTES, (bytes, array) -> bytes.asShortBuffer().put(array), bytes -> {
            short[] array = new short[bytes.capacity() / Short.BYTES];
            bytes.asShortBuffer().get(array);
            return array;
        });
    }

    static Serializer<int[]> ints() {
        return new Packed<>(Integer.BYTES, (bytes, array) -> bytes.asIntBuffer().put(array), bytes -> {
            int[] array = new int[bytes.capacity() / Integer.BYTES];
            bytes.asIntBuffer().get(array);
            return array;
        });
    }

    static Serializer<float[]> floats() {
        return new Packed<>(Float.BYTES, (bytes, array) -> bytes.asFloatBuffer().put(array), bytes -> {
            float[] array = new float[bytes.capacity() / Float.BYTES];
            bytes.asFloatBuffer().get(array);
            return array;
        });
    }

    static Serializer<double[]> doubles() {
        return new Packed<>(
                Double.BYTES, (bytes, array) -> bytes.asDoubleBuffer().put(array), bytes -> {
                    double[] array = new double[bytes.capacity() / Double.BYTES];
                    bytes.asDoubleBuffer().get(array);
                    return array;
                });
    }

    private static int readLength(Input input, String unit) {
        int length = input.readVarInt(true);
        if (length < 0 || length > input.limit() - input.position()) {
            throw new KryoException(
                    "an array of " + Integer.toUnsignedString(length) + " " + unit + " is larger than the message");
        }
        return length;
    }

    private static byte[] readBytes(Input input) {
        return input.readBytes(readLength(input, "bytes"));
    }

    private static void writeBytes(Output output, byte[] bytes) {
        output.writeVarInt(bytes.length, true);
        output.writeBytes(bytes);
    }

    /** Numbers of equal width: the number of bytes, then the bytes. */
    private static final class Packed<T> extends Serializer<T> {
        private final int width;
        private final BiConsumer<ByteBuffer, T> put;
        private final Function<ByteBuffer, T> get;

        Packed(int width, BiConsumer<ByteBuffer, T> put, Function<ByteBuffer, T> get) {
            this.width = width;
            this.put = put;
            this.get = get;
        }

        private static ByteBuffer buffer(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void write(Kryo kryo, Output output, T array) {
            byte[] bytes = new byte[Math.multiplyExact(Array.getLength(array), width)];
            put.accept(buffer(bytes), array);
            writeBytes(output, bytes);
        }

        @Override
        public T read(Kryo kryo, Input input, Class<? extends T> type) {
            return get.apply(buffer(readBytes(input)));
        }
    }

    /** Sums, most of which are small: as few bytes each as it takes. */
    static final class Longs extends Serializer<long[]> {
        @Override
        public void write(Kryo kryo, Output output, long[] array) {
            output.writeVarInt(array.length, true);
            output.writeLongs(array, 0, array.length, false);
        }

        @Override
        public long[] read(Kryo kryo, Input input, Class<? extends long[]> type) {
            return input.readLongs(readLength(input, "elements"), false);
        }
    }

    /** Arrays of objects of one class, each of which may be null. */
    static final class Rows<T> extends Serializer<T[]> {
        private final Class<T> component;

        Rows(Class<T> component) {
            this.component = component;
        }

        @Override
        public void write(Kryo kryo, Output output, T[] array) {
            output.writeVarInt(array.length, true);
            for (T row : array) {
                kryo.writeObjectOrNull(output, row, component);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public T[] read(Kryo kryo, Input input, Class<? extends T[]> type) {
            T[] array = (T[]) Array.newInstance(component, readLength(input, "elements"));
            for (int i = 0; i < array.length; i++) {
                array[i] = kryo.readObjectOrNull(input, component);
            }
            return array;
        }
    }

    /** Lists that {@link List#of} and {@link List#copyOf} make. */
    static final class Lists extends Serializer<List<?>> {
        /** Their classes: one for few elements, one for more. */
        static final List<Class<?>> CLASSES =
                List.of(List.of(1).getClass(), List.of(1, 2, 3).getClass());

        @Override
        public void write(Kryo kryo, Output output, List<?> list) {
            output.writeVarInt(list.size(), true);
            list.forEach(element -> kryo.writeClassAndObject(output, element));
        }

        @Override
        public List<?> read(Kryo kryo, Input input, Class<? extends List<?>> type) {
            Object[] elements = new Object[readLength(input, "elements")];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = kryo.readClassAndObject(input);
            }
            return List.of(elements);
        }
    }

    /** Text, in UTF-8. */
    static final class Strings extends Serializer<String> {
        @Override
        public void write(Kryo kryo, Output output, String text) {
            writeBytes(output, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String read(Kryo kryo, Input input, Class<? extends String> type) {
            return new String(readBytes(input), StandardCharsets.UTF_8);
        }
    }
}
