package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway tells. The ids of messages are the gateway's own, or ours where it knows them. */
public sealed interface GatewayEvent {
    /**
     * Somebody has written.
     *
     * @param id by which a repeat is known, and answers and edits refer to it
     * @param from a handle on the channel
     * @param name as the sender calls itself; null when it doesn't say
     * @param text empty beside media
     * @param author who wrote in a chat of several; null where the sender is one person
     * @param at when it was sent or reached the gateway; null when it doesn't say
     * @param replyTo the message that it answers; null for none
     * @param media what it carries
     */
    record Arrived(
            String id,
            String from,
            @Nullable String name,
            String text,
            @Nullable String author,
            @Nullable Instant at,
            @Nullable String replyTo,
            List<Media> media)
            implements GatewayEvent {
        public Arrived {
            media = List.copyOf(media);
        }

        /** Just a text. */
        public Arrived(String id, String from, @Nullable String name, String text) {
            this(id, from, name, text, null, null, null, List.of());
        }
    }

    /**
     * A file of a message, which the gateway is asked for by its reference, or has told with the message.
     *
     * @param what it is, for people: {@code photo}
     * @param name null when it has none
     * @param mediaType as the gateway says; may be empty
     * @param voice it was spoken for this message
     * @param bytes null when the gateway has to be asked
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Media(
            String what,
            String reference,
            @Nullable String name,
            String mediaType,
            boolean voice,
            byte @Nullable [] bytes) {}

    /** What somebody wrote reads otherwise now; {@code arrived} is all of it, for when it isn't known. */
    record Edited(Arrived arrived) implements GatewayEvent {}

    /**
     * Somebody has put emoji to a message, or taken them back.
     *
     * @param message the gateway's id of it
     * @param from a handle on the channel
     * @param removed null for all that the sender had put there, but {@code added}
     */
    record Reacted(
            String message,
            String from,
            List<String> added,
            @Nullable List<String> removed) implements GatewayEvent {
        public Reacted {
            added = List.copyOf(added);
            removed = removed == null ? null : List.copyOf(removed);
        }
    }

    /** A chat has another handle from now on. */
    record ChatMoved(String from, String to) implements GatewayEvent {}

    /**
     * A message has come further.
     *
     * @param message our id of it, or the gateway's own
     * @param reason of a failure; null for none
     * @param part by which one of several parts of the message is known, where each is told of by itself; null for all
     * @param parts how many there are; 0 when it isn't said
     */
    record Moved(
            String message,
            Progress progress,
            @Nullable String reason,
            @Nullable String part,
            int parts) implements GatewayEvent {
        /** All of it. */
        public Moved(String message, Progress progress, @Nullable String reason) {
            this(message, progress, reason, null, 0);
        }
    }
}
