package io.webchat.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Stands for a database that could not be started: whoever wants a connection learns why. */
public final class AbsentDatabase extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** @param reason a sentence for people that says what to do */
    public AbsentDatabase(String reason) {
        this.reason = reason;
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException(reason);
    }
}
