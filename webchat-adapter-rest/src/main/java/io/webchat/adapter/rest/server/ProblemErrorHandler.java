package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.ApiHeaders;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.RequestBody;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.problem.Causes;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the server itself refuses, from a bad request line on, in the form of every other problem. */
public final class ProblemErrorHandler implements Request.Handler {
    private static final Logger log = LoggerFactory.getLogger(ProblemErrorHandler.class);

    private static final String REFUSAL = "io.webchat.refusal";

    private final Json json;

    ProblemErrorHandler(Json json) {
        this.json = json;
    }

    /** Answers with a refusal, which is no fault: the server would log one that it is given as a cause. */
    static void refuse(Request request, Response response, Callback callback, Refusal refusal) {
        Response.writeError(request, response, callback, keep(request, refusal));
    }

    /** As above, for a servlet beside the resources. */
    public static void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        response.sendError(keep(ServletContextRequest.getServletContextRequest(request), refusal));
    }

    /** Keeps the refusal until {@link #handle} writes it, and returns its status. */
    private static int keep(Request request, Refusal refusal) {
        request.setAttribute(REFUSAL, refusal);
        Exchange exchange = Exchange.of(request);
        RequestBody body = exchange.body();
        if (body != null) {
            body.discardRest();
        }
        return Problem.of(refusal, exchange.requestId()).status();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = Exchange.of(request);
        Problem problem = problem(request, response, exchange.requestId());
        HttpFields.Mutable headers = response.getHeaders();
        ApiHeaders.put(headers, exchange);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.retryAfterSeconds() > 0) {
            headers.put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        response.setStatus(problem.status());
        exchange.refused(problem.code());
        RequestBody body = exchange.body();
        if (body != null && body.unread()) {
            headers.put(HttpFields.CONNECTION_CLOSE);
        }
        byte[] bytes = json.write(problem);
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    private static Problem problem(Request request, Response response, String requestId) {
        if (request.getAttribute(REFUSAL) instanceof Refusal refusal) {
            return Problem.of(refusal, requestId);
        }
        @Nullable Throwable cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (cause == null) {
            return Problem.ofStatus(response.getStatus(), requestId);
        }
        Optional<Refusal> refusal = Causes.first(cause, Refusal.class);
        if (refusal.isPresent()) {
            return Problem.of(refusal.get(), requestId);
        }
        int status = cause instanceof HttpException known ? known.getCode() : response.getStatus();
        if (status >= 500 && !(cause instanceof HttpException)) {
            log.error(
                    "{} {} failed, request {}",
                    request.getMethod(),
                    Request.getPathInContext(request),
                    requestId,
                    cause);
        }
        return Problem.ofStatus(status, requestId);
    }
}
