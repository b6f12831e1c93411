package io.webchat.domain.egress;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A web address that the relay is to call: {@code http} or {@code https}, without user, password or fragment.
 *
 * @param value as it is called: ASCII, the host in lower case
 * @param host a name, or an IP address without brackets
 */
public record TargetUrl(String value, String host) {
    /** In characters. */
    public static final int MAX_CHARACTERS = 2_048;

    private static final int MAX_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile(":0*[1-9][0-9]{0,4}");

    /** A last label that some resolvers would read as a number: an IPv4 address in disguise. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    public TargetUrl {
        requireNonNull(value, "value is null");
        requireNonNull(host, "host is null");
    }

    /** @throws Refusal naming {@code field} when it is not such an address */
    public static TargetUrl parse(String field, String typed) {
        String text = typed.strip();
        if (text.length() > MAX_CHARACTERS) {
            throw Refusal.field(field, "too_long", "Give " + field + " at most " + MAX_CHARACTERS + " characters.");
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw Refusal.field(
                    field,
                    "url_form",
                    "Give a web address such as https://app.example.com/inbound, without user, password or #.");
        }
    }

    private static TargetUrl of(URI url) throws URISyntaxException {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || url.getRawAuthority() == null || url.getRawFragment() != null) {
            throw new IllegalArgumentException();
        }
        String authority = url.getRawAuthority();
        int colon = authority.indexOf(':', authority.indexOf(']') + 1);
        String host = host(colon < 0 ? authority : authority.substring(0, colon));
        URI ascii =
                new URI(scheme + "://" + host + port(colon < 0 ? "" : authority.substring(colon)) + pathAndQuery(url));
        return new TargetUrl(ascii.toASCIIString(), bare(host));
    }

    /** With its colon; empty for the scheme's own. */
    private static String port(String typed) {
        if (typed.isEmpty() || typed.equals(":")) {
            return "";
        }
        if (!PORT.matcher(typed).matches() || Integer.parseInt(typed.substring(1)) > MAX_PORT) {
            throw new IllegalArgumentException();
        }
        return typed;
    }

    private static String host(String typed) {
        if (typed.startsWith("[") && typed.endsWith("]")) {
            return "[" + literal(typed.substring(1, typed.length() - 1)).toLowerCase(Locale.ROOT) + "]";
        }
        String name = HostName.ascii(typed);
        return ENDS_IN_NUMBER.matcher(name).matches() ? literal(name) : name;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String pathAndQuery(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String literal(String host) {
        if (AddressLiteral.parse(host).isEmpty()) {
            throw new IllegalArgumentException();
        }
        return host;
    }

    @Override
    public String toString() {
        return value;
    }
}
