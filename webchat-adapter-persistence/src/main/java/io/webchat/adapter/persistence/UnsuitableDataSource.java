package io.webchat.adapter.persistence;

import org.jspecify.annotations.Nullable;

/** A data source that the relay can't work on; the message says why and what to give instead. */
public final class UnsuitableDataSource extends RuntimeException {
    UnsuitableDataSource(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
