package io.webchat.bench;

import java.nio.charset.StandardCharsets;

/**
 * An answer. Its bytes are the connection's own, good until the next one is read.
 *
 * @param buffer holds the body from {@code start} on
 * @param length of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy for each answer would be load of our own
record Response(int status, byte[] buffer, int start, int length) {
    String text() {
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }

    /** This answer when it has the status. */
    Response require(int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("wanted " + wanted + ", got " + status + ": " + text());
        }
        return this;
    }
}
