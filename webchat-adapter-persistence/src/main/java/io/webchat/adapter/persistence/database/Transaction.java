package io.webchat.adapter.persistence.database;

import io.webchat.adapter.persistence.log.Numbering;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One try of a unit of work, and what has to happen at its end. */
public final class Transaction {
    private final DSLContext sql;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> atEnd = new ArrayList<>();

    private @Nullable Numbering numbering;

    public Transaction(DSLContext sql) {
        this.sql = sql;
    }

    public DSLContext sql() {
        return sql;
    }

    /** Null before the first append. */
    @Nullable
    public Numbering numbering() {
        return numbering;
    }

    public void numbering(Numbering made) {
        numbering = made;
    }

    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** Runs after the commit's work, or after the rollback. */
    public void atEnd(Runnable work) {
        atEnd.add(work);
    }

    public void committed() {
        afterCommit.forEach(Runnable::run);
    }

    public void ended() {
        atEnd.forEach(Runnable::run);
    }
}
