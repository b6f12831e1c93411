package io.webchat.adapter.rest.messaging;

import io.webchat.adapter.rest.auth.RequestSlots;
import io.webchat.adapter.rest.auth.Sender;
import io.webchat.adapter.rest.auth.ShownToken;
import io.webchat.adapter.rest.http.BodyFeature;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.json.JsonByDefaultFilter;
import io.webchat.adapter.rest.json.JsonReader;
import io.webchat.adapter.rest.problem.Causes;
import io.webchat.adapter.rest.server.Route;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.SessionToken;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The plain case of a send, a small JSON body with a session's token, answered before servlets and Jersey, which cost
 * more than the rest of it. The very same resource does the work; every other case goes on to it by the usual way.
 */
public final class SendRoute implements Route {
    /** Bytes; the longest text takes no more. */
    private static final long MAX_BYTES = 128 * 1024;

    private final MessagesResource messages;
    private final Authenticate authenticate;
    private final RequestSlots slots;
    private final Json json;

    @Inject
    public SendRoute(MessagesResource messages, Authenticate authenticate, RequestSlots slots, Json json) {
        this.messages = messages;
        this.authenticate = authenticate;
        this.slots = slots;
        this.json = json;
    }

    @Override
    public String path() {
        return MessagesResource.PATH;
    }

    @Override
    public boolean takes(Request request) {
        return HttpMethod.POST.is(request.getMethod())
                && request.getLength() > 0
                && request.getLength() <= MAX_BYTES
                && ofSession(token(request))
                && !BodyFeature.coded(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
                && JsonByDefaultFilter.isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        SignedIn caller = authenticate.handle(token(request));
        Exchange exchange = Exchange.of(request);
        exchange.provenCaller();
        slots.take(caller, exchange);
        byte[] body = body(request);
        Sender sender = new Sender.Session(caller);
        MessagesResource.SendRequest send = json.read(body, MessagesResource.SendRequest.class);
        MessagesResource.SendResult answer =
                messages.answer(sender, request.getHeaders().get("Idempotency-Key"), send);
        byte[] bytes = json.write(answer.body());
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static @Nullable String token(Request request) {
        return ShownToken.of(request.getHeaders()::get);
    }

    private static boolean ofSession(@Nullable String token) {
        return token != null && token.startsWith(SessionToken.PREFIX);
    }

    private static byte[] body(Request request) {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes((int) request.getLength());
        } catch (IOException e) {
            Optional<Refusal> refusal = Causes.first(e, Refusal.class);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw JsonReader.timedOut(e)
                    ? new HttpException.RuntimeException(
                            HttpStatus.REQUEST_TIMEOUT_408, "the body didn't come in time", e)
                    : JsonReader.unfinished();
        }
    }
}
