package io.webchat.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts that addresses of Java can't hold, such as those with underscores, which networks of containers have.
 * The client carries them in another form, and resolves and names them in their own.
 */
final class EscapedHost {
    private static final String SUFFIX = ".escaped.invalid";
    private static final int LABEL = 60;

    private EscapedHost() {}

    /** The name of the host that an address of Java doesn't know it has; null when it knows it, or there is none. */
    static @Nullable String unknownHost(URI url) {
        String authority = url.getRawAuthority();
        if (url.getHost() != null || authority == null || authority.contains("@") || !authority.contains("_")) {
            return null;
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /** The address with the name in the other form. */
    static URI escaped(URI url, String host) {
        String hex = HexFormat.of().formatHex(host.getBytes(UTF_8));
        StringBuilder labels = new StringBuilder();
        for (int at = 0; at < hex.length(); at += LABEL) {
            labels.append(at == 0 ? "h" : ".h").append(hex, at, Math.min(hex.length(), at + LABEL));
        }
        return URI.create(url.toString().replaceFirst("//[^:/?#]*", "//" + labels + SUFFIX));
    }

    /** The name itself, of one in either form. */
    static String plain(String host) {
        if (!host.endsWith(SUFFIX)) {
            return host;
        }
        String hex = host.substring(0, host.length() - SUFFIX.length()).replaceAll("\\.?h", "");
        return new String(HexFormat.of().parseHex(hex), UTF_8);
    }
}
