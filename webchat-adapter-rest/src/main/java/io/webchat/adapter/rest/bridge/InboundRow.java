package io.webchat.adapter.rest.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.ReceiveInbound;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message as a device brings it. Devices have bugs, and no person reads their refusals: a row that can't be
 * understood becomes a message that shows it as it came.
 *
 * @param id as the device gave it; null when it gave none
 * @param raw whether it is shown as it came
 */
record InboundRow(@Nullable String id, ReceiveInbound.Incoming incoming, boolean raw) {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static InboundRow of(JsonNode row) {
        String id = text(row.path("id"));
        Channel channel = channel(text(row.path("channel"))).orElse(null);
        String from = text(row.path("from"));
        String known = id == null ? "sha256:" + TokenHash.of(row.toString()).hex() : id;
        Instant receivedAt = time(row.path("received_at"));
        JsonNode text = row.path("text");
        boolean readable = text.isMissingNode() || text.isNull() || text(text) != null;
        if (channel == null || from == null || !readable) {
            return new InboundRow(
                    id,
                    new ReceiveInbound.Incoming(
                            known,
                            channel == null ? Channel.SMS : channel,
                            from == null ? "" : from,
                            null,
                            "[not understood] " + row,
                            receivedAt),
                    true);
        }
        String said = text(text);
        return new InboundRow(
                id,
                new ReceiveInbound.Incoming(
                        known, channel, from, text(row.path("name")), said == null ? "" : said, receivedAt),
                false);
    }

    private static Optional<Channel> channel(@Nullable String word) {
        try {
            return Optional.ofNullable(word)
                    .map(given -> Channel.parse("channel", given))
                    .filter(channel -> channel != Channel.PCHAT);
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /** Texts and numbers; null for all else. */
    private static @Nullable String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? node.asText() : null;
    }

    /** ISO 8601 with an offset, or seconds or milliseconds since 1970; null for all else. */
    private static @Nullable Instant time(JsonNode node) {
        try {
            Instant time = node.isIntegralNumber()
                    ? ofNumber(node.asLong())
                    : OffsetDateTime.parse(node.asText("")).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant ofNumber(long since1970) {
        boolean milliseconds = since1970 > LATEST.getEpochSecond();
        return milliseconds ? Instant.ofEpochMilli(since1970) : Instant.ofEpochSecond(since1970);
    }
}
