package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.bridge.Gateway.OutgoingFile;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.application.egress.HostNames;
import io.webchat.application.egress.RetryAfter;
import io.webchat.application.egress.TargetGuard;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.http.CheckedClient;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.MultiPartRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Calls vendors over HTTP: where the operator says so anywhere, else only where the guard allows. */
public final class VendorHttp implements AutoCloseable {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration LENIENCE = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 1 << 20;

    /** Below the minute that a gateway has for a file. */
    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(50);

    private static final int COPIED_AT_ONCE = 64 * 1024;

    private final TargetGuard guard;
    private final Clock clock;
    private final Duration usualTimeout;
    private final CheckedClient guarded;
    private final CheckedClient free;

    @Inject
    VendorHttp(TargetGuard guard, HostNames hostNames, Clock clock) {
        this(guard, hostNames, clock, USUAL_TIMEOUT);
    }

    VendorHttp(TargetGuard guard, HostNames hostNames, Clock clock, Duration usualTimeout) {
        this.guard = guard;
        this.usualTimeout = usualTimeout;
        this.clock = clock;
        this.guarded = new CheckedClient("gateways", guard::addresses, new SslContextFactory.Client());
        this.free = new CheckedClient("own-gateways", hostNames::addresses, new SslContextFactory.Client());
    }

    /**
     * What a vendor answered.
     *
     * @param retryAfter null when it didn't say
     */
    @SuppressWarnings("ArrayRecordComponent") // answers are never compared
    record Reply(int status, byte[] body, @Nullable Duration retryAfter) {}

    /** No answer came; the message says why, and names nothing secret. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Holds that a route's address is one, and may be called as far as can be told now. */
    void check(Route route, String setting) {
        TargetUrl url = TargetUrl.parse(RouteSettings.field(route, setting), route.setting(setting));
        if (!route.operators()) {
            guard.requireAllowed(RouteSettings.field(route, setting), url);
        }
    }

    Reply get(Route route, String url, Map<String, String> headers) throws NoAnswer {
        return call(route, HttpMethod.GET, url, headers, null, usualTimeout);
    }

    Reply post(Route route, String url, Map<String, String> headers, byte[] json) throws NoAnswer {
        return post(route, url, headers, json, usualTimeout);
    }

    Reply post(Route route, String url, Map<String, String> headers, byte[] json, Duration timeout) throws NoAnswer {
        return call(route, HttpMethod.POST, url, headers, new BytesRequestContent("application/json", json), timeout);
    }

    /** A form with a file. */
    Reply postFile(
            Route route,
            String url,
            Map<String, String> headers,
            Map<String, String> fields,
            String fileField,
            OutgoingFile file)
            throws NoAnswer {
        try (InputStream bytes = file.bytes().get()) {
            MultiPartRequestContent form = new MultiPartRequestContent();
            fields.forEach((name, value) -> form.addPart(new MultiPart.ContentSourcePart(
                    name, null, HttpFields.EMPTY, new StringRequestContent("text/plain", value))));
            form.addPart(new MultiPart.ContentSourcePart(
                    fileField,
                    file.name(),
                    HttpFields.build().put(HttpHeader.CONTENT_TYPE, file.mediaType()),
                    Content.Source.from(bytes)));
            form.close();
            return call(route, HttpMethod.POST, url, headers, form, FILE_TIMEOUT);
        } catch (IOException e) {
            throw new NoAnswer("the file could not be read");
        }
    }

    /**
     * Writes what is there into {@code into}.
     *
     * @throws NoAnswer when it can't be had, or is larger than {@code most} bytes
     */
    void download(Route route, String url, Map<String, String> headers, long most, OutputStream into) throws NoAnswer {
        InputStreamResponseListener answer = new InputStreamResponseListener();
        request(route, HttpMethod.GET, url, headers, FILE_TIMEOUT).send(answer);
        try (InputStream bytes = answer.getInputStream()) {
            int status =
                    answer.get(FILE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).getStatus();
            if (!Outcomes.good(status)) {
                throw new NoAnswer("it answered " + status);
            }
            copy(bytes, most, into);
        } catch (ExecutionException e) {
            throw new NoAnswer(reason(e));
        } catch (TimeoutException e) {
            throw new NoAnswer("it gives no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("the relay is stopping");
        } catch (IOException e) {
            throw new NoAnswer(reason(e));
        }
    }

    private static void copy(InputStream bytes, long most, OutputStream into) throws IOException, NoAnswer {
        byte[] buffer = new byte[COPIED_AT_ONCE];
        long size = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            size += read;
            if (size > most) {
                throw new NoAnswer("it is larger than " + most + " bytes");
            }
            into.write(buffer, 0, read);
        }
    }

    private Reply call(
            Route route,
            HttpMethod method,
            String url,
            Map<String, String> headers,
            Request.@Nullable Content content,
            Duration timeout)
            throws NoAnswer {
        Request request = request(route, method, url, headers, timeout);
        if (content != null) {
            request.body(content);
        }
        ContentResponse response = answer(new CompletableResponseListener(request, MAX_BYTES).send(), timeout);
        return new Reply(
                response.getStatus(),
                response.getContent(),
                RetryAfter.parse(response.getHeaders().get(HttpHeader.RETRY_AFTER), clock.instant()));
    }

    private Request request(Route route, HttpMethod method, String url, Map<String, String> headers, Duration timeout)
            throws NoAnswer {
        Request request;
        try {
            request = (route.operators() ? free : guarded).newRequest(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new NoAnswer("its address is none");
        } catch (IllegalStateException closed) {
            throw new NoAnswer("the relay is stopping");
        }
        return request.method(method)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .idleTimeout(timeout.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .headers(fields -> headers.forEach(fields::put));
    }

    private static ContentResponse answer(CompletableFuture<ContentResponse> sent, Duration timeout) throws NoAnswer {
        try {
            return sent.get(timeout.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAnswer(reason(e));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new NoAnswer("it gives no answer in time");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("the relay is stopping");
        }
    }

    /** Never the client's own words: they can hold the address, and that a token. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return "its address leads to where the relay may not call";
            }
            if (cause instanceof UnknownHostException) {
                return "its host's name is unknown";
            }
            if (cause instanceof TimeoutException) {
                return "it gives no answer in time";
            }
            if (cause instanceof SSLException) {
                return "its certificate or TLS is not as it should be";
            }
        }
        return "it can't be reached, or hangs up";
    }

    /** Without slashes at the end. */
    static String base(Route route, String setting, String otherwise) {
        String given = route.setting(setting);
        return (given.isBlank() ? otherwise : given.strip()).replaceAll("/+$", "");
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        guarded.close();
        free.close();
    }
}
