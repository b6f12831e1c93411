package io.webchat.adapter.rest.webapp;

import static java.util.Objects.requireNonNull;

import io.webchat.adapter.rest.server.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The app's files. The names of assets have a hash of their content, so browsers keep them; all others are asked for
 * again each time. What doesn't exist is a problem and never a page, or else a page of an earlier version would take
 * HTML for its script.
 */
final class WebappRoute implements Route {
    static final String FOLDER = "/app/webchat/";

    private static final String ASSETS = "assets/";
    private static final String HTML = "text/html; charset=utf-8";

    private static final Pattern COMMA = Pattern.compile(",");

    private static final HttpField REVALIDATE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");
    private static final HttpField IMMUTABLE =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

    private static final List<HttpField> SECURITY = List.of(
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                            + " media-src 'self' blob:; font-src 'self'; connect-src 'self' https: wss:"
                            + " http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*;"
                            + " worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                            + " trusted-types webchat dompurify"),
            new PreEncodedHttpField("Permissions-Policy", "microphone=(self), camera=(self), display-capture=(self)"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"));

    private final Webapp webapp;
    private final byte[] missingPage;

    WebappRoute(Webapp webapp) {
        this.webapp = webapp;
        this.missingPage = missingPage();
    }

    private static byte[] missingPage() {
        try (InputStream in = requireNonNull(WebappRoute.class.getResourceAsStream("missing.html"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean reads(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    @Override
    public String path() {
        return FOLDER + "*";
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        if (!reads(request)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return;
        }
        String name = Request.getPathInContext(request).substring(FOLDER.length());
        WebappFile file = webapp.find(name, ContentEncoding.acceptedBy(request));
        if (file != null) {
            answer(file, name.startsWith(ASSETS), request, response, callback);
        } else if (name.equals(Webapp.PAGE)) {
            answerMissing(response, callback);
        } else {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
    }

    private static void answer(
            WebappFile file, boolean immutable, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        SECURITY.forEach(headers::put);
        headers.put(immutable ? IMMUTABLE : REVALIDATE);
        headers.put(HttpHeader.ETAG, file.etag());
        // The handler of other origins may have put one, too.
        headers.add(VARY);
        if (unchanged(request, file.etag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        headers.put(HttpHeader.CONTENT_LENGTH, file.length());
        ContentEncoding encoding = file.encoding();
        if (encoding != null) {
            headers.put(HttpHeader.CONTENT_ENCODING, encoding.token());
        }
        response.setStatus(HttpStatus.OK_200);
        response.write(true, file.content(), callback);
    }

    private static boolean unchanged(Request request, String etag) {
        return request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                // Other servers' tags may have commas. Ours don't, so parts of others are no matches.
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(etag) || known.equals("W/" + etag));
    }

    private void answerMissing(Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        SECURITY.forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, HTML);
        headers.put(HttpHeader.CONTENT_LENGTH, missingPage.length);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        response.write(true, ByteBuffer.wrap(missingPage), callback);
    }
}
