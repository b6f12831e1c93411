package io.webchat.adapter.phonebridge;

import io.webchat.application.bridge.Gateway.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How many of the pieces of a message the vendor has taken, over all tries.
 *
 * @param first the vendor's id of the first one; empty before
 */
record PiecesSent(int count, String first) {
    private static final String PREFIX = "partly:";

    /** @param noted what an earlier try noted; null for none */
    static PiecesSent of(@Nullable String noted) {
        if (noted == null || !noted.startsWith(PREFIX)) {
            return new PiecesSent(0, "");
        }
        String[] parts = noted.substring(PREFIX.length()).split(":", 2);
        return new PiecesSent(Integer.parseInt(parts[0]), parts.length == 2 ? parts[1] : "");
    }

    PiecesSent plus(String vendorId) {
        return new PiecesSent(count + 1, count == 0 ? vendorId : first);
    }

    /** The outcome of the whole message when that of the next piece is no yes. */
    Outcome of(int pieces, Outcome outcome) {
        if (pieces == 1) {
            return outcome;
        }
        String part = " (part " + (count + 1) + " of " + pieces + ")";
        return switch (outcome) {
            case Outcome.Refused refused -> new Outcome.Refused(refused.reason() + part);
            case Outcome.Later later ->
                new Outcome.Later(
                        later.reason(),
                        later.after(),
                        later.wholeRoute(),
                        count == 0 ? null : PREFIX + count + ":" + first);
            case Outcome.Moved moved -> moved;
            case Outcome.Taken taken -> taken;
        };
    }
}
