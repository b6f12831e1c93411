package io.webchat.adapter.rest.live;

/** Why the relay ends a stream or a socket, in words for its client. */
enum CloseReason {
    STOPPING(1001, 1_000, "reconnect: the relay stops"),
    SESSION_ENDED(4401, 1_000, "sign in again: the session has ended"),
    PAUSED(4409, 15_000, "wait: the owner of this agent has paused it"),
    FAILED(1011, 1_000, "reconnect: the relay failed");

    private final int closeCode;
    private final int retryMillis;
    private final String hint;

    CloseReason(int closeCode, int retryMillis, String hint) {
        this.closeCode = closeCode;
        this.retryMillis = retryMillis;
        this.hint = hint;
    }

    int closeCode() {
        return closeCode;
    }

    /** The pause before a client reconnects its event stream, in milliseconds. */
    int retryMillis() {
        return retryMillis;
    }

    String hint() {
        return hint;
    }
}
