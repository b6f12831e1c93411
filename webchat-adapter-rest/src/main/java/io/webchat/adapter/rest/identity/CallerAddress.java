package io.webchat.adapter.rest.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Whether a call came through a reverse proxy. */
final class CallerAddress {
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private CallerAddress() {}

    static boolean throughProxy(HttpServletRequest request) {
        return PROXY_HEADERS.stream().anyMatch(header -> request.getHeader(header) != null);
    }
}
