package io.webchat.adapter.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operator's mail server.
 *
 * @param username null to name none
 * @param password null for none
 * @param from {@code webchat@example.com}, or with a name before: {@code Our relay <webchat@example.com>}
 */
public record SmtpConfig(
        String host,
        int port,
        @Nullable String username,
        @Nullable String password,
        String from,
        SmtpSecurity security) {
    private static final int TLS_PORT = 465;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "::1", "[::1]");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>]*?)\"?\\s*<([^<>]+)>\\s*");

    public SmtpConfig {
        requireNonNull(host, "host is null");
        requireNonNull(security, "security is null");
        sender(from);
    }

    /** {@code AUTO} as it is meant for this server. */
    SmtpSecurity protection() {
        if (security != SmtpSecurity.AUTO) {
            return security;
        }
        if (port == TLS_PORT) {
            return SmtpSecurity.TLS;
        }
        boolean here = THIS_MACHINE.contains(host) || LOOPBACK.matcher(host).matches();
        return here ? SmtpSecurity.NONE : SmtpSecurity.STARTTLS;
    }

    InternetAddress sender() {
        return sender(from);
    }

    /** Of the sender's address; what the relay's own ids end in. */
    String domain() {
        String address = sender().getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    private static InternetAddress sender(String from) {
        Matcher named = NAMED.matcher(from);
        try {
            InternetAddress address = new InternetAddress(named.matches() ? named.group(2) : from.strip(), true);
            if (named.matches() && !named.group(1).isBlank()) {
                address.setPersonal(named.group(1), StandardCharsets.UTF_8.name());
            }
            return address;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("not a sender's address: " + from, e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpConfig[" + host + ":" + port + "]";
    }
}
