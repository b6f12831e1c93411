package io.webchat.adapter.persistence;

/** A concurrent writer was faster; the same work passes when it is tried again. */
final class WriteConflict extends RuntimeException {
    WriteConflict(Throwable cause) {
        super(cause);
    }
}
