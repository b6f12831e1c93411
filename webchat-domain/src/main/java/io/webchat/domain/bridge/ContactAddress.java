package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody outside of the relay is reached, or who has written from there.
 *
 * @param handle in the one form that it has on its channel: {@code +15551230001}
 */
public record ContactAddress(Channel channel, String handle) {
    /** In characters; what a network delivers as a sender's name is cut there. */
    private static final int MAX_SENDER_CHARACTERS = 200;

    /** Who wrote when nothing says so. */
    private static final String UNKNOWN = "unknown";

    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,19}|@[a-z][a-z0-9_]{3,63}|\\+[0-9]{3,15}");
    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    /** What WhatsApp names people by who don't show their number. */
    private static final Pattern WHATSAPP_USER = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    /** Some phones deliver a number with the name under which they know it. */
    private static final Pattern NUMBER_WITH_NAME = Pattern.compile("([+0-9][^()\\p{L}]*)\\((.*\\p{L}.*)\\)");

    private static final Pattern MAILBOX_WITH_NAME = Pattern.compile("\"?([^<>\"]*)\"?\\s*<([^<>]+)>");

    /** Who has written, as a phone or gateway names it; the name is null when it says none. */
    public record Sender(ContactAddress address, @Nullable String name) {}

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
     * @throws Refusal naming {@code field} when nothing can be sent there
     */
    public static ContactAddress parse(String field, Channel channel, String typed, PhoneNumberRule numbers) {
        String bare = withoutChannel(channel, typed.strip());
        return known(channel, bare, numbers).orElseThrow(() -> Refusal.field(field, "invalid", wanted(field, channel)));
    }

    private static String withoutChannel(Channel channel, String typed) {
        String prefix = channel.wireName() + ":";
        return typed.regionMatches(true, 0, prefix, 0, prefix.length())
                ? typed.substring(prefix.length()).strip()
                : typed;
    }

    /**
     * As a network names who has written. Networks deliver names in place of numbers, and addresses of other kinds:
     * whatever it is becomes a contact, though one that can't be written to.
     */
    public static Sender sender(Channel channel, String typed, PhoneNumberRule numbers) {
        Optional<Sender> labelled = labelled(channel, typed.strip(), numbers);
        return labelled.orElseGet(() -> known(channel, typed.strip(), numbers)
                .map(address -> new Sender(address, null))
                .orElseGet(() -> named(channel, typed)));
    }

    private static Optional<Sender> labelled(Channel channel, String typed, PhoneNumberRule numbers) {
        Pattern form = channel == Channel.EMAIL ? MAILBOX_WITH_NAME : NUMBER_WITH_NAME;
        Matcher both = form.matcher(typed);
        if (!both.matches()) {
            return Optional.empty();
        }
        boolean mail = channel == Channel.EMAIL;
        String name = both.group(mail ? 1 : 2).strip();
        return known(channel, both.group(mail ? 2 : 1).strip(), numbers)
                .map(address -> new Sender(address, InvisibleText.showsNothing(name) ? null : name));
    }

    private static Sender named(Channel channel, String typed) {
        StringBuilder handle = new StringBuilder();
        typed.strip()
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(MAX_SENDER_CHARACTERS)
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) ? '_' : c)
                .forEach(handle::appendCodePoint);
        return InvisibleText.showsNothing(typed)
                ? new Sender(new ContactAddress(channel, UNKNOWN), null)
                : new Sender(new ContactAddress(channel, handle.toString()), typed.strip());
    }

    private static Optional<ContactAddress> known(Channel channel, String typed, PhoneNumberRule numbers) {
        Optional<String> handle = switch (channel) {
            case PCHAT -> throw new IllegalArgumentException("pchat has no contacts outside");
            case SMS -> numbers.handle(channel, typed);
            case WA -> WHATSAPP_USER.matcher(typed).matches() ? Optional.of(typed) : numbers.handle(channel, typed);
            case TG, TG_BOT -> Optional.of(typed.toLowerCase(Locale.ROOT));
            case EMAIL -> mailbox(typed);
            case NOTIFY -> Optional.of(typed);
        };
        return handle.map(found -> new ContactAddress(channel, found)).filter(ContactAddress::writable);
    }

    private static Optional<String> mailbox(String typed) {
        try {
            return Optional.of(EmailAddress.parse("to", typed).value());
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private static String wanted(String field, Channel channel) {
        return switch (channel) {
            case SMS, WA, PCHAT -> "Give " + field + " a phone number such as +15551230001.";
            case TG, TG_BOT -> "Give " + field + " a Telegram chat's number, or @ and its name.";
            case EMAIL -> "Give " + field + " an email address such as name@example.com.";
            case NOTIFY -> "Give " + field + " a topic of 1 to 64 letters, digits, - or _.";
        };
    }

    /** Whether a message can go there; networks deliver senders to which none can. */
    public boolean writable() {
        return switch (channel) {
            case PCHAT -> false;
            case SMS -> PhoneNumberRule.Digits.NUMBER.matcher(handle).matches();
            case WA ->
                PhoneNumberRule.Digits.NUMBER.matcher(handle).matches()
                        || WHATSAPP_USER.matcher(handle).matches();
            case TG, TG_BOT -> CHAT.matcher(handle).matches();
            case EMAIL -> mailbox(handle).isPresent();
            case NOTIFY -> TOPIC.matcher(handle).matches();
        };
    }

    /** Whether it is a person of WhatsApp who doesn't show a number. */
    public static boolean whatsAppUser(String handle) {
        return WHATSAPP_USER.matcher(handle).matches();
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
