package io.webchat.adapter.rest.json;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads as JSON what says nothing, or says only what curl's {@code -d} says by default. */
@PreMatching
public final class JsonByDefaultFilter implements ContainerRequestFilter {
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (MediaType.APPLICATION_JSON.equals(type) || (type == null && bodiless(request.getMethod()))) {
            return;
        }
        if (saysNothing(type)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        requireUtf8(request);
    }

    /** Whether a body of that type is read as JSON, as it is. */
    public static boolean isJson(@Nullable String type) {
        return MediaType.APPLICATION_JSON.equals(type) || saysNothing(type);
    }

    private static boolean bodiless(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static boolean saysNothing(@Nullable String type) {
        return type == null
                || type.isBlank()
                || begins(type, MediaType.APPLICATION_FORM_URLENCODED)
                || begins(type, MediaType.TEXT_PLAIN);
    }

    private static boolean begins(String type, String with) {
        return type.regionMatches(true, 0, with, 0, with.length())
                && (type.length() == with.length() || type.charAt(with.length()) == ';');
    }

    private static void requireUtf8(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type != null && type.getSubtype().equalsIgnoreCase("json")) {
            String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
            if (charset != null && !UTF_8.contains(charset.toLowerCase(Locale.ROOT))) {
                throw new ClientErrorException(415);
            }
        }
    }
}
