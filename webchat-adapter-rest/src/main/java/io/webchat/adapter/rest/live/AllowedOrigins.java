package io.webchat.adapter.rest.live;

import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Which pages may open a socket: browsers leave it to the server to ask. */
final class AllowedOrigins {
    private final Set<String> others;

    /** @param others the configured ones; {@code *} for all */
    AllowedOrigins(Set<String> others) {
        this.others = others;
    }

    /** Passes what is no page, and pages of the host that the request is for. */
    boolean allow(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null || others.contains("*") || others.contains(origin)) {
            return true;
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
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
