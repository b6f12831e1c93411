package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Route;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** JSON and signatures as vendors have them. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_WORDS = 200;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Wire() {}

    static byte[] json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String text(Map<?, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A missing node when it is no JSON. */
    static JsonNode answer(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** @throws Refusal {@code json_invalid} */
    static JsonNode call(byte[] body) {
        JsonNode read = answer(body);
        if (!read.isObject()) {
            throw Refusal.of(RefusalCode.JSON_INVALID, "Send the documented JSON.");
        }
        return read;
    }

    /** Null when it isn't there or blank; what a vendor says stays short. */
    static @Nullable String words(JsonNode node) {
        String text = node.asText("").strip();
        if (text.isEmpty()) {
            return null;
        }
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS) + "…";
    }

    static String words(JsonNode node, String otherwise) {
        String words = words(node);
        return words == null ? otherwise : words;
    }

    /** ISO 8601 with an offset, or seconds since 1970; null when it is neither, or no time of a message. */
    static @Nullable Instant time(JsonNode node) {
        try {
            String text = node.asText("");
            Instant time = node.isNumber() || text.matches("[0-9]{1,12}")
                    ? Instant.ofEpochSecond(node.asLong())
                    : OffsetDateTime.parse(text).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String hmacHex(String key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** In constant time. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    /** @throws Refusal {@code key_invalid} unless it is what is expected */
    static void require(String expected, Optional<String> given, String what) {
        if (expected.isEmpty() || given.filter(value -> same(expected, value)).isEmpty()) {
            throw Refusal.of(RefusalCode.KEY_INVALID, "Sign the call: " + what + " is missing or wrong.");
        }
    }

    /** @throws Refusal {@code key_invalid} for a route without the secret, whose vendor can't be known */
    static String secret(Route route, String setting) {
        String secret = route.setting(setting);
        if (secret.isBlank()) {
            throw Refusal.of(
                    RefusalCode.KEY_INVALID, "Give the phone's route " + setting + ": without it nobody is believed.");
        }
        return secret;
    }
}
