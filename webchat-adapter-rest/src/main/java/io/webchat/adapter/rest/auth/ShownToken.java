package io.webchat.adapter.rest.auth;

import org.jspecify.annotations.Nullable;

/** The session token of a request, from its headers only: a query would end up in logs. */
public final class ShownToken {
    private static final String SESSION = "X-PChat-Session";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    private ShownToken() {}

    /**
     * The relay's own header counts first: proxies put theirs into the other.
     *
     * @param header gives a header's value, or null
     * @return null when the request shows none
     */
    public static @Nullable String of(Header header) {
        String session = header.value(SESSION);
        if (session != null && !session.isBlank()) {
            return session.strip();
        }
        String authorization = header.value(AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** A request's headers. */
    @FunctionalInterface
    public interface Header {
        @Nullable
        String value(String name);
    }
}
