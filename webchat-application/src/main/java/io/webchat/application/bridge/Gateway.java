package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages to people outside of the relay. All that are bound are offered as routes under their names; the one
 * named {@link #MAIL} is the usual route of the email channel.
 */
public interface Gateway {
    String MAIL = "email";

    /** As it stands in a route. */
    String name();

    Set<Channel> channels();

    /** @throws io.webchat.domain.Refusal naming the setting that is missing or wrong */
    void check(Route route);

    /**
     * Sends, and answers when the other side has taken it or not. The same message can come twice, when it is open what
     * became of the first try. Must end within two minutes; a fault that it throws is tried again.
     */
    Outcome send(Route route, Outgoing message);

    /**
     * How long after a step its vendor says at the latest that the next one came; null where it may stay silent for
     * ever. A message that is silent for longer has failed: a gateway that says yes and delivers nothing is found out.
     */
    default @Nullable Duration patience(Route route, Progress reached) {
        return null;
    }

    /** Whether {@link #state} can know anything. */
    default boolean tellsState() {
        return false;
    }

    /** How far a message that it took has come; empty when it can't be told now. Ends within a minute. */
    default Optional<State> state(Route route, String vendorId) {
        return Optional.empty();
    }

    /**
     * Who writes.
     *
     * @param email null for who has no mailbox
     */
    record Sender(String name, @Nullable EmailAddress email) {}

    /**
     * What is to be sent.
     *
     * @param to the handle on its channel
     * @param subject null for none
     * @param expiresAt when it is of no use any more; null for never
     */
    record Outgoing(
            MessageId id,
            Channel channel,
            String to,
            String text,
            @Nullable String subject,
            Sender sender,
            @Nullable Instant expiresAt,
            boolean urgent) {}

    /** @param reason null but for a bad end */
    record State(Progress progress, @Nullable String reason) {}

    /** What became of a try. */
    sealed interface Outcome {
        /** @param vendorId null when it gives none */
        record Taken(@Nullable String vendorId, Progress progress) implements Outcome {}

        /** This message will never go this way. */
        record Refused(String reason) implements Outcome {}

        /**
         * It may go later.
         *
         * @param after null for when the relay thinks fit
         * @param wholeRoute whether other messages need not be tried before
         */
        record Later(String reason, @Nullable Duration after, boolean wholeRoute) implements Outcome {}
    }
}
