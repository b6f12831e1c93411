package io.webchat.adapter.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Stores what a unit of work appends, and commits the unit's transaction in the same step. */
@FunctionalInterface
public interface CommitStep {
    /**
     * Commits the transaction on the connection. None of the unit's own code runs during or after this step, but for the
     * transaction's actions after the commit.
     */
    void commit(Connection connection, Transaction transaction) throws SQLException;
}
