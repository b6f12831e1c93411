package io.webchat.adapter.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One try of a unit of work, and what has to happen at its end. */
final class Transaction {
    private final DSLContext sql;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> atEnd = new ArrayList<>();

    private @Nullable Numbering numbering;

    Transaction(DSLContext sql) {
        this.sql = sql;
    }

    DSLContext sql() {
        return sql;
    }

    /** Null before the first append. */
    @Nullable
    Numbering numbering() {
        return numbering;
    }

    void numbering(Numbering made) {
        numbering = made;
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** Runs after the commit's work, or after the rollback. */
    void atEnd(Runnable work) {
        atEnd.add(work);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    void ended() {
        atEnd.forEach(Runnable::run);
    }
}
