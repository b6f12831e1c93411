package io.webchat.application.inbox;

/** The connection on which the caller of a held call waits for its answer. */
@FunctionalInterface
public interface CallerConnection {
    /** A caller in the same process: it is always there. */
    CallerConnection IN_PROCESS = () -> true;

    /** Whether the caller is still connected, as far as this side can know. Returns at once. */
    boolean open();
}
