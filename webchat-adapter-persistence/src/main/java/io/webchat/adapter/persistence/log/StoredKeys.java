package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Knows a repeated send by its key. */
public final class StoredKeys {
    @Inject
    public StoredKeys() {}

    public record Key(AccountId sender, IdempotencyKey key) {}

    /** What was stored under a key. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand, never by equals
    public record First(Message message, byte[] fingerprint) {
        Appended answer(NewMessage repeat) {
            boolean same = Arrays.equals(fingerprint, repeat.fingerprint());
            return new Appended(message, same ? Appended.Outcome.DUPLICATE : Appended.Outcome.CONFLICT);
        }
    }

    public static Optional<Key> key(NewMessage message) {
        return Optional.ofNullable(message.key()).map(key -> new Key(message.sender(), key));
    }

    /** What is stored under the messages' keys. */
    public Map<Key, First> find(Connection connection, Collection<NewMessage> messages) {
        List<Key> keys =
                messages.stream().flatMap(message -> key(message).stream()).toList();
        Map<Key, First> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Long[] senders = keys.stream().map(key -> key.sender().value()).toArray(Long[]::new);
        String[] words = keys.stream().map(key -> key.key().value()).toArray(String[]::new);
        Database.sql(connection)
                .select(MESSAGE.fields())
                .from(MESSAGE)
                .where(MESSAGE.IDEMPOTENCY_KEY.isNotNull())
                .and(DSL.condition(
                        "(sender_id, idempotency_key) IN (SELECT * FROM unnest({0}, {1}))",
                        DSL.val(senders), DSL.val(words)))
                .forEach(row -> {
                    Message message = MessageRow.read(row);
                    IdempotencyKey key = new IdempotencyKey(requireNonNull(row.get(MESSAGE.IDEMPOTENCY_KEY)));
                    found.put(
                            new Key(message.sender(), key),
                            new First(message, requireNonNull(row.get(MESSAGE.FINGERPRINT))));
                });
        return found;
    }
}
