package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How people tell one session of an account from another.
 *
 * @param device the computer's or phone's name; null while unnamed
 * @param session what the session is for; null while unnamed
 * @param listenChannel the channel it reads, {@code pchat} unless said otherwise
 */
public record SessionLabels(
        @Nullable String device, @Nullable String session, String listenChannel) {
    /** In characters, of each label. */
    public static final int MAX_CHARACTERS = 80;

    private static final String DEFAULT_CHANNEL = "pchat";

    public SessionLabels {
        requireNonNull(listenChannel, "listenChannel is null");
    }

    /** @throws io.webchat.domain.Refusal naming the field that is not allowed */
    public static SessionLabels parse(
            @Nullable String device, @Nullable String session, @Nullable String listenChannel) {
        return new SessionLabels(
                label("device_name", device),
                label("session_name", session),
                listenChannel == null ? DEFAULT_CHANNEL : Text.label("listen_channel", listenChannel, MAX_CHARACTERS));
    }

    private static @Nullable String label(String field, @Nullable String value) {
        return value == null || value.isBlank() ? null : Text.label(field, value, MAX_CHARACTERS);
    }

    /** These, with what {@code newer} names put in place. */
    public SessionLabels with(@Nullable String newDevice, @Nullable String newSession, @Nullable String newChannel) {
        SessionLabels newer = parse(newDevice, newSession, newChannel);
        return new SessionLabels(
                newer.device == null ? device : newer.device,
                newer.session == null ? session : newer.session,
                newChannel == null ? listenChannel : newer.listenChannel);
    }

    /** Whether a login with {@code other} takes this session's place: both are named, and alike. */
    public boolean sameSeat(SessionLabels other) {
        return (device != null || session != null)
                && Objects.equals(device, other.device)
                && Objects.equals(session, other.session);
    }
}
