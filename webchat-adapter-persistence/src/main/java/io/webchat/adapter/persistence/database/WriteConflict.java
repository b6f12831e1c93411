package io.webchat.adapter.persistence.database;

/** A concurrent writer was faster; the same work passes when it is tried again. */
public final class WriteConflict extends RuntimeException {
    public WriteConflict(Throwable cause) {
        super(cause);
    }
}
