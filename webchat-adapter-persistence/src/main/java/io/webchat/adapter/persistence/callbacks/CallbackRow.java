package io.webchat.adapter.persistence.callbacks;

import static io.webchat.adapter.persistence.generated.Tables.CALLBACK;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.CallbackSecrets;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.Record;

/** A callback as it stands in its row. */
final class CallbackRow {
    private CallbackRow() {}

    static Callback read(Record row) {
        String previous = row.get(CALLBACK.PREVIOUS_SECRET);
        String disabled = row.get(CALLBACK.DISABLED);
        return new Callback(
                new CallbackId(requireNonNull(row.get(CALLBACK.CALLBACK_ID))),
                new AccountId(requireNonNull(row.get(CALLBACK.ACCOUNT_ID))),
                TargetUrl.parse("url", requireNonNull(row.get(CALLBACK.URL))),
                new CallbackFilter(
                        Stream.of(requireNonNull(row.get(CALLBACK.CHANNELS)))
                                .map(word -> Channel.valueOf(word.toUpperCase(Locale.ROOT)))
                                .toList(),
                        List.of(requireNonNull(row.get(CALLBACK.KEYWORDS)))),
                new CallbackSecrets(
                        new CallbackSecret(requireNonNull(row.get(CALLBACK.SECRET))),
                        previous == null ? null : new CallbackSecret(previous),
                        row.get(CALLBACK.PREVIOUS_SECRET_UNTIL)),
                disabled == null ? null : Disabled.valueOf(disabled.toUpperCase(Locale.ROOT)),
                row.get(CALLBACK.FAILING_SINCE),
                requireNonNull(row.get(CALLBACK.CREATED_AT)));
    }

    static String[] channels(Callback callback) {
        return callback.filter().channels().stream().map(Channel::wireName).toArray(String[]::new);
    }

    static String[] keywords(Callback callback) {
        return callback.filter().keywords().toArray(String[]::new);
    }
}
