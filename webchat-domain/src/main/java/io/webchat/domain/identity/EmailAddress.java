package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** A mailbox, lower-cased, that proves who a person is. At most 254 characters (RFC 5321). */
public record EmailAddress(String value) {
    // Deliberately narrower than RFC 5322: no quotes, comments or address literals, so nothing can be smuggled into
    // a mail header.
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                    + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public EmailAddress {
        requireNonNull(value, "value is null");
        if (value.length() > 254
                || value.indexOf('@') > 64
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an email address");
        }
    }

    /** @throws Refusal naming {@code field} when it is not an address */
    public static EmailAddress parse(String field, String typed) {
        try {
            return new EmailAddress(typed.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(field, "email_form", "Give an email address such as name@example.com.");
        }
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
