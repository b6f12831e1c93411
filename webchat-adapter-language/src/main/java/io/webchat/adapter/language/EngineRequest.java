package io.webchat.adapter.language;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** What an engine's server is asked. */
final class EngineRequest {
    private final URI url;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Request.@Nullable Content body;

    EngineRequest(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    EngineRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    EngineRequest post(Request.Content content) {
        body = content;
        return this;
    }

    Request on(Request request) {
        request.headers(fields -> headers.forEach(fields::put));
        return body == null
                ? request.method(HttpMethod.GET)
                : request.method(HttpMethod.POST).body(body);
    }
}
