package io.webchat.adapter.rest.http;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that every answer begins with. What is not the API (pages, files) puts its own caching and content
 * security policy over them.
 */
public final class ApiHeaders {
    private static final List<HttpField> FIELDS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

    private ApiHeaders() {}

    public static void put(HttpFields.Mutable headers, Exchange exchange) {
        for (HttpField field : FIELDS) {
            headers.put(field);
        }
        headers.put(Exchange.REQUEST_ID, exchange.requestId());
    }
}
