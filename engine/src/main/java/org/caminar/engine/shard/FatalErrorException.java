package org.caminar.engine.shard;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;

/**
 * An error such as a lack of memory, as the failure of the actor that met it. At the error itself Akka would end the whole system with
 * everything that is in it, or, where its threads never serve such an actor again, try to for ever.
 */
public final class FatalErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FatalErrorException(Error error) {
        super(
                error
                        + (error instanceof OutOfMemoryError
                                ? ": it needs more memory, or fewer or smaller runs at once"
                                : ""),
                error);
    }

    /** A behaviour that fails at such an error, and so leaves other actors alone. */
    static <T> Behavior<T> insteadOfErrors(Class<T> messages, Behavior<T> behavior) {
        return Behaviors.intercept(() -> new Container<>(messages), behavior);
    }

    private static final class Container<T> extends BehaviorInterceptor<T, T> {
        Container(Class<T> messages) {
            super(messages);
        }

        @Override
        public Behavior<T> aroundStart(TypedActorContext<T> context, PreStartTarget<T> target) {
            try {
                return target.start(context);
            } catch (VirtualMachineError | LinkageError e) {
                throw new FatalErrorException(e);
            }
        }

        @Override
        public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
            try {
                return target.apply(context, message);
            } catch (VirtualMachineError | LinkageError e) {
                throw new FatalErrorException(e);
            }
        }
    }
}
