package io.webchat.adapter.persistence.database;

import static io.webchat.adapter.persistence.generated.Tables.RELAY;
import static java.util.Objects.requireNonNull;

import io.webchat.application.transaction.RelayRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Read once; the epoch changes when the database turns out to have been restored. */
@Singleton
public final class JooqRelayRecord implements RelayRecord {
    private volatile long epoch;
    private final byte[] key;

    @Inject
    public JooqRelayRecord(Database database) {
        var row = database.query(
                sql -> sql.select(RELAY.EPOCH, RELAY.KEY).from(RELAY).fetchSingle());
        this.epoch = requireNonNull(row.value1());
        this.key = requireNonNull(row.value2());
    }

    /** What {@link io.webchat.adapter.persistence.epoch.Epoch} has found to hold; whether it is another than before. */
    public boolean epochIs(long now) {
        boolean changed = now != epoch;
        epoch = now;
        return changed;
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
