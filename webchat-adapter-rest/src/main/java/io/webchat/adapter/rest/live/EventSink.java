package io.webchat.adapter.rest.live;

import java.util.List;
import org.eclipse.jetty.util.Callback;

/** The way to one open client. One write at a time; none of these waits for the network. */
interface EventSink {
    void write(List<LiveFrame> frames, Callback whenWritten);

    /** Shows that the connection lives. */
    void beat(Callback whenWritten);

    /** After each write: there is room again. */
    default void written() {}

    /** Whether the client waits for answers that are still being made. */
    default boolean owesAnswers() {
        return false;
    }

    /** Says why and closes; called once, with no write under way. */
    void end(CloseReason why);

    /** Cuts the connection: its client doesn't read. */
    void abort();
}
