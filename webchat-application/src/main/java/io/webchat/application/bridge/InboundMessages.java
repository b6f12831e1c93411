package io.webchat.application.bridge;

import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What phones and gateways have brought in. Each thing is taken once, by the id that the phone gave it. */
public interface InboundMessages {
    /** One that became a message, with its place in its phone's order. */
    record Arrival(long number, MessageId message) {}

    /** Whether it is the first of that id; held against another first until the end of the unit of work. */
    boolean first(PhoneId phone, String inboundId, Instant at);

    /** What it became. */
    void became(PhoneId phone, String inboundId, MessageId message);

    /** Null when it became none. */
    @Nullable
    MessageId message(PhoneId phone, String inboundId);

    /** By which its phone or gateway knows it; empty for one that came in no such way. */
    Optional<String> inboundId(PhoneId phone, MessageId message);

    /** In order, those behind {@code number}. */
    List<Arrival> after(PhoneId phone, long number, int limit);

    void forgetBefore(Instant time);
}
