package io.webchat.adapter.rest.problem;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.RequestBody;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever a resource throws as a problem. What nobody foresaw is logged once and told to nobody. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

    private final Provider<ContainerRequestContext> request;

    /** @param request that which is being served */
    @Inject
    public ProblemMapper(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Exchange exchange = Exchange.of(request.get());
        RequestBody body = exchange.body();
        if (body != null) {
            body.discardRest();
        }
        Response answer = answer(failure, exchange.requestId());
        if (answer.getEntity() instanceof Problem problem) {
            exchange.refused(problem.code());
        }
        return answer;
    }

    private Response answer(Throwable failure, String requestId) {
        Optional<Refusal> refusal = Causes.first(failure, Refusal.class);
        if (refusal.isPresent()) {
            return response(Problem.of(refusal.get(), requestId)).build();
        }
        return switch (failure) {
            case ParamException.PathParamException e ->
                response(Problem.ofStatus(404, requestId)).build();
            case ParamException e ->
                response(Problem.of(unreadable(e), requestId)).build();
            case WebApplicationException e -> chosen(e, requestId);
            default -> unforeseen(failure, requestId);
        };
    }

    private static Refusal unreadable(ParamException e) {
        String name = e.getParameterName();
        return Refusal.field(
                RefusalCode.BAD_REQUEST, name, "wrong_type", "Give " + name + " a value of the documented type.");
    }

    private Response chosen(WebApplicationException e, String requestId) {
        Response chosen = e.getResponse();
        if (chosen.getStatus() < 400) {
            return chosen;
        }
        if (chosen.getStatus() >= 500) {
            log.warn("{} {} ended with {}, request {}", method(), path(), chosen.getStatus(), requestId, e);
        }
        Response.ResponseBuilder answer = response(Problem.ofStatus(chosen.getStatus(), requestId));
        Object allow = chosen.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    private Response unforeseen(Throwable failure, String requestId) {
        if (Causes.hungUp(failure)) {
            log.debug("The caller of request {} went away", requestId, failure);
        } else {
            log.error("{} {} failed, request {}", method(), path(), requestId, failure);
        }
        return response(Problem.of(HttpProblem.INTERNAL_ERROR, requestId)).build();
    }

    private String method() {
        return request.get().getMethod();
    }

    private String path() {
        return request.get().getUriInfo().getPath();
    }

    /** A response that carries the problem and the headers that go with its status. */
    public static Response.ResponseBuilder response(Problem problem) {
        return response(problem, problem);
    }

    /** @param body what to send in the problem's place: itself and more */
    public static Response.ResponseBuilder response(Problem problem, Object body) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(body);
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return answer;
    }
}
