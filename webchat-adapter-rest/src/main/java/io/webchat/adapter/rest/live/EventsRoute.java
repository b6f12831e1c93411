package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.auth.ShownToken;
import io.webchat.adapter.rest.server.Route;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Follower;
import jakarta.inject.Inject;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The account's log as server-sent events. */
public final class EventsRoute implements Route {
    private final LiveStreams streams;

    @Inject
    public EventsRoute(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public String path() {
        return "/api/v1/webchat/events";
    }

    @Override
    public void attach(Server server) {
        server.addBean(streams);
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return;
        }
        String token = ShownToken.of(request.getHeaders()::get);
        SignedIn caller = streams.signIn(token);
        Follower follower = streams.follow(caller, StartCursor.of(request), supervised(request));
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        // nginx would hold the events back.
        response.getHeaders().put("X-Accel-Buffering", "no");
        SseSink outlet = new SseSink(response, callback);
        LiveStream stream = streams.open(caller, String.valueOf(token), follower, outlet);
        outlet.open(Callback.from(stream::start, failure -> {
            stream.close();
            callback.failed(failure);
        }));
    }

    /** The agent whose log its owner wants to follow; null for the caller's own. */
    private static @Nullable String supervised(Request request) {
        return Request.extractQueryParameters(request).getValue("as");
    }
}
