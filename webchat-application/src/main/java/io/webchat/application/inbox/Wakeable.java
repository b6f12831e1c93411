package io.webchat.application.inbox;

/** A reader that wants to know when its account's log has grown. */
@FunctionalInterface
public interface Wakeable {
    /** Returns at once: it is called on the thread that writes the logs. */
    void wake();
}
