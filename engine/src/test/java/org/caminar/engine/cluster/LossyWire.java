package org.caminar.engine.cluster;

import akka.actor.ExtendedActorSystem;
import java.util.concurrent.atomic.AtomicInteger;

/** The format on the wire, but the first messages of one class that a node sends are lost, and nobody hears of it. */
public final class LossyWire extends Wire {
    /** Where the class and the number of messages to lose are set. */
    static final String CLASS = "caminar-test.lose";

    static final String COUNT = "caminar-test.count";

    private final String type;
    private final AtomicInteger left;

    /** Made by Akka. */
    public LossyWire(ExtendedActorSystem system) {
        super(system);
        this.type = system.settings().config().getString(CLASS);
        this.left = new AtomicInteger(system.settings().config().getInt(COUNT));
    }

    @Override
    public byte[] toBinary(Object message) {
        if (message.getClass().getSimpleName().equals(type) && left.getAndDecrement() > 0) {
            throw new IllegalArgumentException("lost on purpose: " + type);
        }
        return super.toBinary(message);
    }
}
