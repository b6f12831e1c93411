package io.webchat.adapter.rest.language;

import io.webchat.application.inbox.EventView;
import io.webchat.domain.language.Translation;
import org.jspecify.annotations.Nullable;

/**
 * A message in the reader's language, on the wire.
 *
 * @param messageId null inside of the message itself
 * @param state {@code done}, {@code failed}, or {@code pending}
 * @param reason a stable word; null unless it failed
 * @param retrying true while a failed one goes on being tried
 */
public record TranslationResponse(
        @Nullable String messageId,
        @Nullable String conversation,
        String language,
        String state,
        @Nullable String transcript,
        @Nullable String text,
        @Nullable String source,
        @Nullable String provider,
        @Nullable String reason,
        @Nullable Boolean retrying) {
    private static final String FAILED = Translation.State.FAILED.wireName();

    public static TranslationResponse of(Translation translation) {
        return of(null, null, translation);
    }

    public static TranslationResponse of(EventView.Body.Translated body) {
        Translation translation = body.translation();
        return translation == null
                ? new TranslationResponse(
                        body.messageId(),
                        body.conversation(),
                        body.language().value(),
                        FAILED,
                        null,
                        null,
                        null,
                        null,
                        body.gone() ? "message_gone" : "message_changed",
                        null)
                : of(body.messageId(), body.conversation(), translation);
    }

    private static TranslationResponse of(
            @Nullable String messageId, @Nullable String conversation, Translation translation) {
        boolean retrying = translation.retrying();
        return new TranslationResponse(
                messageId,
                conversation,
                translation.language().value(),
                retrying ? FAILED : translation.state().wireName(),
                translation.transcript(),
                translation.text(),
                translation.source(),
                translation.provider(),
                retrying || translation.state() == Translation.State.FAILED ? translation.reason() : null,
                retrying ? true : null);
    }
}
