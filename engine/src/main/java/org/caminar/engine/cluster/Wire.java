package org.caminar.engine.cluster;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.JSerializer;
import akka.serialization.SerializationExtension;
import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import com.esotericsoftware.kryo.kryo5.util.DefaultInstantiatorStrategy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.caminar.engine.checkpoint.Part;
import org.caminar.engine.checkpoint.SegmentPart;
import org.caminar.engine.exact.Histogram;
import org.caminar.engine.firm.Census;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.firm.Tally;
import org.caminar.engine.shard.NationCoordinator;
import org.caminar.engine.shard.Pulse;
import org.caminar.engine.shard.RegionShard;

/**
 * The format of messages between nodes: Kryo 5. Classes are registered in a fixed order; any other is refused in both directions. A
 * message that cannot be written or read, or is larger than a frame, is also published to the system's event stream as a {@link Broken},
 * since Akka only logs it: the leader then fails the run. Open to tests that lose messages.
 */
public class Wire extends JSerializer {
    /** Where the transport's largest frame is set. */
    static final String FRAME = "akka.remote.artery.advanced.maximum-frame-size";

    /** Room in a frame for the envelope. */
    private static final int ENVELOPE_BYTES = 16 << 10;

    private static final int IDENTIFIER = 1_126_001;
    private static final int FIRST_BUFFER = 4096;
    private static final int FIRST_ID = 20;

    /** A report, its census and what that is made of are less deep. */
    private static final int MOST_NESTED = 16;

    private static final List<Class<?>> CLASSES = List.of(
            Optional.class,
            Part.class,
            SegmentPart.class,
            Histogram.class,
            Census.class,
            Tally.class,
            Segment.Report.class,
            Conditions.class,
            Conditions.Offer.class);

    private final ExtendedActorSystem system;
    private final int mostBytes;
    private final LongAdder sent = new LongAdder();
    private final ThreadLocal<Kryo> kryos = ThreadLocal.withInitial(this::kryo);

    /** A message that could not be sent or understood. */
    record Broken(String reason) {}

    /** Made by Akka. */
    public Wire(ExtendedActorSystem system) {
        this.system = system;
        this.mostBytes = Math.toIntExact(system.settings().config().getBytes(FRAME)) - ENVELOPE_BYTES;
    }

    private Kryo kryo() {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setClassLoader(Wire.class.getClassLoader());
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        // A message could otherwise be nested so deeply that reading it ends the thread.
        kryo.setMaxDepth(MOST_NESTED);
        kryo.register(String.class, new ArraySerializers.Strings());
        int id = FIRST_ID;
        kryo.register(actorRefClass(), new ActorRefSerializer(ActorRefResolver.get(Adapter.toTyped(system))), id++);
        kryo.register(byte[].class, ArraySerializers.bytes(), id++);
        kryo.register(short[].class, ArraySerializers.shorts(), id++);
        kryo.register(int[].class, ArraySerializers.ints(), id++);
        kryo.register(long[].class, new ArraySerializers.Longs(), id++);
        kryo.register(float[].class, ArraySerializers.floats(), id++);
        kryo.register(double[].class, ArraySerializers.doubles(), id++);
        kryo.register(int[][].class, new ArraySerializers.Rows<>(int[].class), id++);
        kryo.register(float[][].class, new ArraySerializers.Rows<>(float[].class), id++);
        kryo.register(Conditions.Offer[].class, new ArraySerializers.Rows<>(Conditions.Offer.class), id++);
        for (Class<?> type : ArraySerializers.Lists.CLASSES) {
            kryo.register(type, new ArraySerializers.Lists(), id++);
        }
        for (Class<?> type : CLASSES) {
            kryo.register(type, id++);
        }
        Set<Class<?>> messages = new LinkedHashSet<>(List.of(RegionShard.Command.class.getPermittedSubclasses()));
        messages.addAll(List.of(NationCoordinator.Command.class.getPermittedSubclasses()));
        for (Class<?> message : messages) {
            kryo.register(message, id++);
        }
        kryo.register(ShardEntity.Start.class, id++);
        kryo.register(ShardEntity.Examine.class, id++);
        kryo.register(Pulse.class, id++);
        kryo.register(RunLeader.HowFar.class, id++);
        kryo.register(RunLeader.WireBroken.class, id++);
        kryo.register(RunLeader.Report.class, id++);
        kryo.register(RunLeader.State.class, id);
        return kryo;
    }

    private static Class<?> actorRefClass() {
        try {
            return Class.forName("akka.actor.typed.internal.adapter.ActorRefAdapter");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this Akka has no typed references of the known class", e);
        }
    }

    /** Bytes of all messages that a node has written so far, without Akka's envelopes. */
    static long bytesSent(ActorSystem<?> node) {
        Wire wire =
                (Wire) SerializationExtension.get(node).serializerByIdentity().apply(IDENTIFIER);
        return wire.sent.sum();
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public boolean includeManifest() {
        return false;
    }

    @Override
    public byte[] toBinary(Object message) {
        try {
            Output output = new Output(FIRST_BUFFER, mostBytes);
            kryos.get().writeClassAndObject(output, message);
            sent.add(output.total());
            return output.toBytes();
        } catch (RuntimeException e) {
            String what = "a message of " + message.getClass().getName() + " cannot be sent";
            throw broken(what, isOverflow(e) ? tooLarge() : e.getMessage(), e);
        }
    }

    @Override
    public Object fromBinaryJava(byte[] bytes, Class<?> manifest) {
        try {
            return kryos.get().readClassAndObject(new Input(bytes));
        } catch (RuntimeException e) {
            throw broken("a message of " + bytes.length + " bytes cannot be read", e.getMessage(), e);
        }
    }

    private static boolean isOverflow(Throwable error) {
        return error instanceof KryoBufferOverflowException
                || (error.getCause() != null && isOverflow(error.getCause()));
    }

    /** What grows without being divided, grows with districts and programmes. */
    private String tooLarge() {
        return String.format(
                Locale.ROOT,
                "it would be larger than %,d bytes, since the country has too many districts, or the scenario too many programmes,"
                        + " for one message; raise country.districts.mean-size (or lower country.districts.count where they are"
                        + " drawn nationally), or fund fewer programmes, above all of those with a forum",
                mostBytes);
    }

    private IllegalArgumentException broken(String what, String why, RuntimeException cause) {
        String reason = what + ": " + why;
        system.eventStream().publish(new Broken(reason));
        return new IllegalArgumentException(reason, cause);
    }

    /** References travel as their addresses. */
    private static final class ActorRefSerializer extends Serializer<ActorRef<?>> {
        private final ActorRefResolver resolver;

        ActorRefSerializer(ActorRefResolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public void write(Kryo kryo, Output output, ActorRef<?> ref) {
            kryo.writeObject(output, resolver.toSerializationFormat(ref));
        }

        @Override
        public ActorRef<?> read(Kryo kryo, Input input, Class<? extends ActorRef<?>> type) {
            return resolver.resolveActorRef(kryo.readObject(input, String.class));
        }
    }
}
