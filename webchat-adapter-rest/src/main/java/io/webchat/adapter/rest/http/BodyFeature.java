package io.webchat.adapter.rest.http;

import io.webchat.adapter.rest.problem.HttpProblem;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.adapter.rest.problem.ProblemMapper;
import io.webchat.domain.Refusal;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives each route's body its bounds, after the sign-in and before anything of it is read. */
public final class BodyFeature implements DynamicFeature {
    private static final String IDENTITY = "identity";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        BodyLimit limit = resource.getResourceMethod().getAnnotation(BodyLimit.class);
        boolean streamed = resource.getResourceMethod().isAnnotationPresent(StreamedBody.class);
        Consumer<RequestBody> bounds =
                streamed ? RequestBody::stream : limit == null ? body -> {} : body -> body.limit(limit.value());
        context.register((ContainerRequestFilter) request -> apply(request, bounds), Priorities.ENTITY_CODER);
    }

    private static void apply(ContainerRequestContext request, Consumer<RequestBody> bounds) {
        RequestBody body = Exchange.of(request).body();
        if (body == null) {
            return;
        }
        if (coded(request.getHeaderString(HttpHeaders.CONTENT_ENCODING))) {
            Problem problem = codedBody(Exchange.of(request).requestId());
            request.abortWith(ProblemMapper.response(problem).build());
            return;
        }
        bounds.accept(body);
        Optional<Refusal> unread = body.refusedUnread();
        if (unread.isPresent()) {
            throw unread.get();
        }
    }

    /** Whether a body is compressed, or coded in another way. */
    public static boolean coded(@Nullable String contentEncoding) {
        return contentEncoding != null
                && !contentEncoding.isBlank()
                && !contentEncoding.strip().equalsIgnoreCase(IDENTITY);
    }

    private static Problem codedBody(String requestId) {
        return Problem.of(
                HttpProblem.UNSUPPORTED_MEDIA_TYPE,
                "Send the body as it is, without Content-Encoding: the relay takes no compressed bodies.",
                requestId);
    }
}
