package io.webchat.adapter.phonebridge;

import io.webchat.application.bridge.Gateway.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows from answers that mean the same with every vendor. */
final class Outcomes {
    private static final int CLIENT_FAULT = 400;

    private Outcomes() {}

    static Outcome noAnswer(VendorHttp.NoAnswer failure) {
        return new Outcome.Later(String.valueOf(failure.getMessage()), null, true);
    }

    static boolean good(int status) {
        return status >= 200 && status < 300;
    }

    /**
     * Of an answer that is no yes.
     *
     * @param credentials what it wants when it lets nobody in
     * @param words of the vendor; null for none
     */
    static Outcome of(VendorHttp.Reply reply, String credentials, @Nullable String words, @Nullable Duration wish) {
        int status = reply.status();
        Duration after = wish == null ? reply.retryAfter() : wish;
        return switch (status) {
            case 401, 403 -> new Outcome.Later("it refuses " + credentials + said(words), after, true);
            case 404, 405 -> new Outcome.Later("its address seems wrong: it answered " + status, after, true);
            case 408, 425, 429 -> new Outcome.Later("it wants to be asked more slowly" + said(words), after, true);
            default ->
                status >= CLIENT_FAULT && status < 500
                        ? new Outcome.Refused(words == null ? "it refuses the message (" + status + ")" : words)
                        : new Outcome.Later("it answered " + status + said(words), after, true);
        };
    }

    /** Of a yes in a form that nobody understands. */
    static Outcome garbage() {
        return new Outcome.Later("it answers what nobody understands", null, true);
    }

    private static String said(@Nullable String words) {
        return words == null ? "" : ": " + words;
    }
}
