package io.webchat.adapter.persistence.log;

import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A call's signal as an event of a log keeps it. Times in microseconds. */
record CallFacts(
        String call,
        long caller,
        long callee,
        Call.Media media,
        Call.State state,
        long startedAt,
        @Nullable Long answeredAt,
        @Nullable Long endedAt,
        long by,
        String signal,
        @Nullable String data) {
    static CallFacts of(EventPayload.CallSignalled signalled) {
        Call call = signalled.call();
        return new CallFacts(
                call.id(),
                call.caller().value(),
                call.callee().value(),
                call.media(),
                call.state(),
                micros(call.startedAt()),
                call.answeredAt() == null ? null : micros(call.answeredAt()),
                call.endedAt() == null ? null : micros(call.endedAt()),
                signalled.by().value(),
                signalled.signal(),
                signalled.data());
    }

    EventPayload payload() {
        Call told = new Call(
                call,
                new AccountId(caller),
                new AccountId(callee),
                media,
                state,
                instant(startedAt),
                answeredAt == null ? null : instant(answeredAt),
                endedAt == null ? null : instant(endedAt));
        return new EventPayload.CallSignalled(told, new AccountId(by), signal, data);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
