package io.webchat.adapter.rest.live;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.live.EphemeralEvent;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passing event on the wire: without place or cursor, for it is in no log. */
record EphemeralEventResponse(
        String type,
        Instant at,
        @Nullable TypingContent typing,
        @Nullable PresenceContent presence) {
    record TypingContent(String conversation, String from, boolean active) {}

    /** The fields of the directory's session, and whose it is. */
    record PresenceContent(
            String chatAddress,
            String displayName,
            String kind,
            String sessionId,
            @Nullable String sessionName,
            @Nullable String deviceName,
            String listenChannel,
            boolean online,
            @Nullable String state,
            @Nullable String statusText) {
        static PresenceContent of(SignedIn shown, boolean online) {
            Account account = shown.account();
            Session session = shown.session();
            return new PresenceContent(
                    account.address().value(),
                    account.displayName(),
                    account.kind().wireName(),
                    session.id().value(),
                    session.labels().session(),
                    session.labels().device(),
                    session.labels().listenChannel(),
                    online,
                    session.state() == null ? null : session.state().wireName(),
                    session.statusText());
        }
    }

    static EphemeralEventResponse of(EphemeralEvent passing) {
        return switch (passing) {
            case EphemeralEvent.Typing typing ->
                new EphemeralEventResponse(
                        "typing",
                        typing.at(),
                        new TypingContent(typing.conversation(), typing.from().value(), typing.active()),
                        null);
            case EphemeralEvent.Presence presence ->
                new EphemeralEventResponse(
                        "presence", presence.at(), null, PresenceContent.of(presence.shown(), presence.online()));
        };
    }
}
