package io.webchat.adapter.persistence;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.health.HealthCheck;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether the database answers and may be written: a standby answers, too. Writes nothing, since anybody may ask. */
public final class DatabaseHealth implements HealthCheck {
    private final Database database;

    @Inject
    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> problem() {
        try {
            boolean writable = database.query(sql -> Boolean.TRUE.equals(sql.fetchValue(
                    "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'")));
            return writable ? Optional.empty() : Optional.of("The database takes no writes.");
        } catch (Refusal unavailable) {
            return Optional.of("The database can't be reached, or takes no writes.");
        }
    }
}
