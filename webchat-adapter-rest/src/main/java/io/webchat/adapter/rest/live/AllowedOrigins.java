package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.http.Exchange;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Which pages may open a socket: browsers leave it to the server to ask. */
final class AllowedOrigins {
    private final Set<String> others;
    private final @Nullable String own;

    /**
     * @param others the configured ones; {@code *} for all
     * @param own that of the relay's public address; null when it has none
     */
    AllowedOrigins(Set<String> others, @Nullable String own) {
        this.others = others;
        this.own = own;
    }

    /** Passes what is no page, pages of the public address, and pages of the host that the request is for. */
    boolean allow(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null || others.contains("*") || others.contains(origin) || origin.equalsIgnoreCase(own)) {
            return true;
        }
        String forwarded = Exchange.of(request).client().forwardedHost();
        String host = forwarded == null ? request.getHeaders().get(HttpHeader.HOST) : forwarded;
        return host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
