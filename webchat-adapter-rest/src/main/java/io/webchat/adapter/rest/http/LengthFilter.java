package io.webchat.adapter.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Says how long an answer of bytes or text is, so that HEAD says what GET does. */
public final class LengthFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] bytes) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        } else if (response.getEntity() instanceof String text && utf8(response)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, text.getBytes(UTF_8).length);
        }
    }

    private static boolean utf8(ContainerResponseContext response) {
        return response.getMediaType() != null
                && "utf-8"
                        .equalsIgnoreCase(
                                response.getMediaType().getParameters().get("charset"));
    }
}
