package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Brings a file that an arrived message named, and writes it to {@code into} up to {@code most} bytes. Ends within
     * a minute.
     *
     * @throws GatewayTrouble when it can't be had, or is larger
     */
    default void fetch(Route route, GatewayEvent.Media media, long most, OutputStream into) {
        throw new GatewayTrouble(name() + " gives no files", null);
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
     * @param replyTo the gateway's id of the message that this one answers; null for none
     * @param files what goes along; a gateway that carries none sends their links
     * @param partly what an earlier try noted of the parts that are sent already; null at first
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
            boolean urgent,
            @Nullable String replyTo,
            List<OutgoingFile> files,
            @Nullable String partly) {
        public Outgoing {
            files = List.copyOf(files);
        }

        /** A text that is tried for the first time. */
        public Outgoing(
                MessageId id,
                Channel channel,
                String to,
                String text,
                @Nullable String subject,
                Sender sender,
                @Nullable Instant expiresAt,
                boolean urgent) {
            this(id, channel, to, text, subject, sender, expiresAt, urgent, null, List.of(), null);
        }

        /** The text, and under it the links of the files. */
        public String textWithLinks() {
            return Stream.concat(
                            Stream.of(text).filter(said -> !said.isBlank()),
                            files.stream().map(file -> file.name() + ": " + file.url()))
                    .collect(Collectors.joining("\n"));
        }
    }

    /**
     * A file that goes along.
     *
     * @param caption null without
     * @param bytes opens it; whoever opens it closes it
     */
    record OutgoingFile(
            String name,
            String mediaType,
            long size,
            FileKind kind,
            @Nullable String caption,
            String url,
            Supplier<InputStream> bytes) {}

    /** @param reason null but for a bad end */
    record State(Progress progress, @Nullable String reason) {}

    /** What became of a try. */
    sealed interface Outcome {
        /**
         * It is on its way.
         *
         * @param vendorId null when it gives none
         * @param parts in how many it goes, of which the gateway tells one by one; 1 for none
         * @param alsoKnownAs another handle of the same contact; null for none
         */
        record Taken(
                @Nullable String vendorId,
                Progress progress,
                int parts,
                @Nullable String alsoKnownAs) implements Outcome {
            public Taken(@Nullable String vendorId, Progress progress) {
                this(vendorId, progress, 1, null);
            }
        }

        /** The contact has moved; the message is tried there at once. */
        record Moved(String to) implements Outcome {}

        /** This message will never go this way. */
        record Refused(String reason) implements Outcome {}

        /**
         * It may go later.
         *
         * @param after null for when the relay thinks fit
         * @param wholeRoute whether other messages need not be tried before
         * @param partly what the next try has to know of the parts that are sent already; null for nothing
         */
        record Later(
                String reason,
                @Nullable Duration after,
                boolean wholeRoute,
                @Nullable String partly) implements Outcome {
            public Later(String reason, @Nullable Duration after, boolean wholeRoute) {
                this(reason, after, wholeRoute, null);
            }
        }
    }
}
