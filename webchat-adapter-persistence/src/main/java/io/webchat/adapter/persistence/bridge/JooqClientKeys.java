package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.CLIENT_KEY;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.ClientKeys;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The keys with which programs send by phone. */
public final class JooqClientKeys implements ClientKeys {
    private final Database database;

    @Inject
    public JooqClientKeys(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ClientKey> find(TokenHash key) {
        return select(CLIENT_KEY.KEY_HASH.eq(key.hex())).stream().findFirst();
    }

    @Override
    public Optional<ClientKey> find(String id) {
        return select(CLIENT_KEY.KEY_ID.eq(id)).stream().findFirst();
    }

    @Override
    public List<ClientKey> all() {
        return select(DSL.noCondition());
    }

    private List<ClientKey> select(Condition condition) {
        return database.query(sql -> sql.select(CLIENT_KEY.fields())
                .from(CLIENT_KEY)
                .where(condition)
                .orderBy(CLIENT_KEY.CREATED_AT, CLIENT_KEY.KEY_ID)
                .fetch(JooqClientKeys::clientKey));
    }

    private static ClientKey clientKey(Record row) {
        return new ClientKey(
                requireNonNull(row.get(CLIENT_KEY.KEY_ID)),
                requireNonNull(row.get(CLIENT_KEY.NAME)),
                Arrays.stream(requireNonNull(row.get(CLIENT_KEY.PHONE_IDS)))
                        .map(id -> new PhoneId(requireNonNull(id)))
                        .collect(Collectors.toSet()),
                requireNonNull(row.get(CLIENT_KEY.CREATED_AT)));
    }

    @Override
    public void add(ClientKey clientKey, TokenHash key) {
        database.query(sql -> sql.insertInto(CLIENT_KEY)
                .set(CLIENT_KEY.KEY_ID, clientKey.id())
                .set(CLIENT_KEY.NAME, clientKey.name())
                .set(CLIENT_KEY.KEY_HASH, key.hex())
                .set(
                        CLIENT_KEY.PHONE_IDS,
                        clientKey.phones().stream().map(PhoneId::value).sorted().toArray(String[]::new))
                .set(CLIENT_KEY.CREATED_AT, clientKey.createdAt())
                .execute());
    }

    @Override
    public void rekey(String id, TokenHash key) {
        database.query(sql -> sql.update(CLIENT_KEY)
                .set(CLIENT_KEY.KEY_HASH, key.hex())
                .where(CLIENT_KEY.KEY_ID.eq(id))
                .execute());
    }

    @Override
    public void remove(String id) {
        database.query(sql ->
                sql.deleteFrom(CLIENT_KEY).where(CLIENT_KEY.KEY_ID.eq(id)).execute());
    }
}
