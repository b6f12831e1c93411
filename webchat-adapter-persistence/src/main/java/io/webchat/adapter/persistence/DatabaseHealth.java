package io.webchat.adapter.persistence;

import static io.webchat.adapter.persistence.generated.Tables.RELAY;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.health.HealthCheck;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether the database takes a write: a standby or a full disk still answers reads. */
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
            database.query(
                    sql -> sql.update(RELAY).set(RELAY.EPOCH, RELAY.EPOCH).execute());
            return Optional.empty();
        } catch (Refusal unavailable) {
            return Optional.of("The database can't be reached, or takes no writes.");
        }
    }
}
