package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.READER;
import static io.webchat.adapter.persistence.generated.Tables.SESSION;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.WorkState;
import java.util.Locale;
import org.jooq.Record;

/** A session as it stands in its row and its reader's. */
final class SessionRow {
    private SessionRow() {}

    static Session read(Record row) {
        String state = row.get(SESSION.STATE);
        return new Session(
                new SessionId(requireNonNull(row.get(SESSION.SESSION_ID))),
                new AccountId(requireNonNull(row.get(SESSION.ACCOUNT_ID))),
                new SessionLabels(
                        row.get(SESSION.DEVICE_NAME),
                        row.get(SESSION.SESSION_NAME),
                        requireNonNull(row.get(SESSION.LISTEN_CHANNEL))),
                requireNonNull(row.get(SESSION.VISIBLE)),
                state == null ? null : WorkState.valueOf(state.toUpperCase(Locale.ROOT)),
                row.get(SESSION.STATUS_TEXT),
                requireNonNull(row.get(SESSION.CREATED_AT)),
                requireNonNull(row.get(READER.LAST_SEEN_AT)),
                row.get(SESSION.EXPIRES_AT));
    }
}
