package io.webchat.application.inbox;

import io.webchat.application.calls.CallView;
import io.webchat.application.messaging.MessageView;
import io.webchat.application.questions.QuestionView;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a log, under the names that the log's owner knows.
 *
 * @param cursor the place behind it
 * @param own it tells of what the account did itself, on this or another screen
 */
public record EventView(long seq, Cursor cursor, Instant at, boolean own, Body body) {
    /** What happened to a message. */
    public enum Change {
        NEW,
        EDITED,
        DELETED
    }

    /** What it tells of. */
    public sealed interface Body {
        /** A message that came, or that says something else now, or nothing any more. */
        record Message(MessageView message, Change change) implements Body {}

        record Reaction(String messageId, String conversation, ChatAddress by, String emoji, boolean removed)
                implements Body {}

        /** @param member null when it concerns the group; {@code role} null where it says nothing */
        record Group(
                String groupId,
                String name,
                GroupChange change,
                ChatAddress by,
                @Nullable ChatAddress member,
                @Nullable Role role)
                implements Body {}

        record Join(String requestId, String groupId, ChatAddress asker, JoinRequest.State state) implements Body {}

        /** @param data JSON text; null for none */
        record Call(
                CallView call,
                String signal,
                ChatAddress by,
                @Nullable String data) implements Body {}

        record Question(QuestionView question) implements Body {}

        record Bounce(String messageId, String conversation, String reason) implements Body {}

        record CallbackDisabled(String callbackId, String url, Disabled reason) implements Body {}

        /**
         * @param translation as it stands now; null when the message is gone or says something else
         * @param gone whether the message is
         */
        record Translated(
                String messageId,
                String conversation,
                LanguageTag language,
                @Nullable Translation translation,
                boolean gone)
                implements Body {}

        record Receipt(String conversation, ChatAddress by, DeliveryStatus status, long upToSeq) implements Body {}
    }
}
