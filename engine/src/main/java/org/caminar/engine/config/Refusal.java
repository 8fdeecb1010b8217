package org.caminar.engine.config;

/** A value is refused; the message says the rule and what was found. Caught by the binder, which knows the place. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message, null, false, false);
    }
}
