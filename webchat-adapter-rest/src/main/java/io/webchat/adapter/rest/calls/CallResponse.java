package io.webchat.adapter.rest.calls;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.webchat.application.calls.CallView;
import io.webchat.application.inbox.EventView;
import io.webchat.domain.calls.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call on the wire.
 *
 * @param signal with the two behind it null outside of events
 * @param data as the other side's browser sent it
 */
public record CallResponse(
        String callId,
        String from,
        String to,
        String media,
        String state,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String signal,
        @Nullable String by,
        @JsonRawValue @Nullable String data) {
    static CallResponse of(CallView view) {
        return of(view, null, null, null);
    }

    public static CallResponse of(EventView.Body.Call event) {
        return of(event.call(), event.signal(), event.by().value(), event.data());
    }

    private static CallResponse of(CallView view, @Nullable String signal, @Nullable String by, @Nullable String data) {
        Call call = view.call();
        return new CallResponse(
                call.id(),
                view.from().value(),
                view.to().value(),
                call.media().wireName(),
                call.state().wireName(),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                signal,
                by,
                data);
    }
}
