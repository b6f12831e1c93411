package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody outside of the relay is reached.
 *
 * @param handle in the one form that it has on its channel: {@code +15551230001}
 */
public record ContactAddress(Channel channel, String handle) {
    private static final Pattern DECORATION = Pattern.compile("[\\s().-]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    // Networks name themselves to a phone by a word instead of a number.
    private static final Pattern SENDER_NAME = Pattern.compile("[a-z0-9_.&-]{2,30}");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,19}|@[a-z][a-z0-9_]{3,63}|\\+[0-9]{3,15}");
    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    public ContactAddress {
        requireNonNull(channel, "channel is null");
        requireNonNull(handle, "handle is null");
        if (channel == Channel.PCHAT) {
            throw new IllegalArgumentException("pchat has no contacts outside");
        }
    }

    /**
     * As somebody typed it, with or without the channel's name in front.
     *
     * @throws Refusal naming {@code field}
     */
    public static ContactAddress parse(String field, Channel channel, String typed) {
        String prefix = channel.wireName() + ":";
        String bare = typed.strip();
        String handle =
                bare.regionMatches(true, 0, prefix, 0, prefix.length()) ? bare.substring(prefix.length()) : bare;
        return new ContactAddress(channel, normal(field, channel, handle.strip()));
    }

    /** As a phone names who has written: a sender's name is one too. */
    public static ContactAddress sender(Channel channel, String typed) {
        if (channel == Channel.SMS || channel == Channel.WA) {
            String name = typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_");
            if (!NUMBER.matcher(undecorated(name)).matches()
                    && SENDER_NAME.matcher(name).matches()) {
                return new ContactAddress(channel, name);
            }
        }
        return parse("from", channel, typed);
    }

    private static String normal(String field, Channel channel, String typed) {
        return switch (channel) {
            case PCHAT -> throw new IllegalArgumentException("pchat has no contacts outside");
            case SMS, WA ->
                matching(field, NUMBER, undecorated(typed), "Give " + field + " a phone number such as +15551230001.");
            case TG, TG_BOT ->
                matching(
                        field,
                        CHAT,
                        typed.toLowerCase(Locale.ROOT),
                        "Give " + field + " a Telegram chat's number, or @ and its name.");
            case EMAIL -> EmailAddress.parse(field, typed).value();
            case NOTIFY ->
                matching(field, TOPIC, typed, "Give " + field + " a topic of 1 to 64 letters, digits, - or _.");
        };
    }

    private static String undecorated(String typed) {
        return DECORATION.matcher(typed).replaceAll("");
    }

    private static String matching(String field, Pattern form, String handle, String detail) {
        if (!form.matcher(handle).matches()) {
            throw Refusal.field(field, "invalid", detail);
        }
        return handle;
    }

    /** Empty for an address inside of the relay. */
    public static Optional<ContactAddress> of(ChatAddress address) {
        int colon = address.value().indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new ContactAddress(
                        Channel.parse("channel", address.value().substring(0, colon)),
                        address.value().substring(colon + 1)));
    }

    /** Under which the contact stands in its owner's directory. */
    public ChatAddress chatAddress() {
        return new ChatAddress(channel.wireName() + ":" + handle);
    }
}
