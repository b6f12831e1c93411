package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an account is written to: 3 to 64 of {@code a-z 0-9 . _ -}, case folded, unique on the relay. A contact outside
 * of the relay has its channel in front, {@code sms:+15551230001}; that is unique in its owner's directory.
 */
public record ChatAddress(String value) {
    private static final Pattern INSIDE = Pattern.compile("(?!grp_)(?=[._-]*[a-z0-9])[a-z0-9._-]{3,64}");
    private static final Pattern OUTSIDE = Pattern.compile("(sms|wa|tg|tg_bot|email|notify):[^\\s\\p{Cntrl}]{1,254}");
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "all",
            "anonymous",
            "api",
            "bot",
            "broadcast",
            "channel",
            "everyone",
            "group",
            "help",
            "here",
            "mcp",
            "moderator",
            "noreply",
            "no-reply",
            "null",
            "official",
            "operator",
            "owner",
            "pchat",
            "postmaster",
            "relay",
            "root",
            "security",
            "self",
            "staff",
            "support",
            "system",
            "undefined",
            "webchat",
            "webmaster");

    public ChatAddress {
        requireNonNull(value, "value is null");
        if (!INSIDE.matcher(value).matches() && !OUTSIDE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a chat address");
        }
    }

    /** Whether it is that of a contact outside of the relay. */
    public boolean outside() {
        return value.indexOf(':') >= 0;
    }

    /**
     * An address as somebody typed it.
     *
     * @throws Refusal naming {@code field} when it has not the form of an address
     */
    public static ChatAddress parse(String field, String typed) {
        String folded = typed.strip().toLowerCase(Locale.ROOT);
        try {
            return new ChatAddress(caseCounts(folded) ? withCase(typed.strip()) : folded);
        } catch (IllegalArgumentException e) {
            throw malformed(field);
        }
    }

    /** Outside, the names of topics and of WhatsApp's users have upper and lower case. */
    private static boolean caseCounts(String folded) {
        return folded.startsWith("notify:") || folded.startsWith("wa:");
    }

    private static String withCase(String typed) {
        int colon = typed.indexOf(':');
        return typed.substring(0, colon).toLowerCase(Locale.ROOT) + typed.substring(colon);
    }

    private static Refusal malformed(String field) {
        return Refusal.field(
                field,
                "address_form",
                "Use 3 to 64 of a-z, 0-9, dot, underscore and hyphen; it can't begin with grp_ or group:.");
    }

    /** An address that somebody wants for an account. Names that could pose as the relay's own voice are refused. */
    public static ChatAddress chosen(String field, String typed) {
        ChatAddress address = parse(field, typed);
        if (address.outside()) {
            throw malformed(field);
        }
        if (RESERVED.contains(address.value) || RESERVED.contains(address.skeleton())) {
            throw Refusal.field(field, "address_reserved", "Choose another address: this one is reserved.");
        }
        return address;
    }

    /**
     * What the address looks like at a glance. Two addresses with one skeleton can't both be given out.
     * The pairs are those of Unicode TS 39 that fall inside our alphabet.
     */
    public String skeleton() {
        return value.replace('0', 'o')
                .replace('1', 'l')
                .replace('_', '-')
                .replace('.', '-')
                .replace("rn", "m")
                .replace("vv", "w");
    }

    @Override
    public String toString() {
        return value;
    }
}
