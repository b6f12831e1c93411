package io.webchat.adapter.persistence.database;

import static io.webchat.adapter.persistence.generated.Tables.RELAY;
import static java.util.Objects.requireNonNull;

import io.webchat.application.transaction.RelayRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Read once: it lives as long as the database. */
@Singleton
public final class JooqRelayRecord implements RelayRecord {
    private final long epoch;
    private final byte[] key;

    @Inject
    public JooqRelayRecord(Database database) {
        var row = database.query(
                sql -> sql.select(RELAY.EPOCH, RELAY.KEY).from(RELAY).fetchSingle());
        this.epoch = requireNonNull(row.value1());
        this.key = requireNonNull(row.value2());
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public byte[] key() {
        return key.clone();
    }
}
