package io.webchat.adapter.rest.live;

/** Why the relay ends a stream or a socket, in words for its client. */
enum CloseReason {
    STOPPING(1001, "reconnect: the relay stops"),
    SESSION_ENDED(4401, "sign in again: the session has ended"),
    FAILED(1011, "reconnect: the relay failed");

    private final int closeCode;
    private final String hint;

    CloseReason(int closeCode, String hint) {
        this.closeCode = closeCode;
        this.hint = hint;
    }

    int closeCode() {
        return closeCode;
    }

    String hint() {
        return hint;
    }
}
