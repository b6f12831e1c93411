package io.webchat.adapter.rest.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.webchat.domain.FieldError;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.RefusalKind;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer no as it stands on the wire (RFC 9457).
 *
 * @param type where the code is explained, relative to the relay
 * @param success always false
 * @param errors the fields that are wrong; left out when there are none
 * @param retryAfterSeconds when the same call may pass; 0 when waiting doesn't help. Stands in a header, not in the body
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        boolean success,
        String code,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonIgnore long retryAfterSeconds) {
    private static final Logger log = LoggerFactory.getLogger(Problem.class);

    public static final String MEDIA_TYPE = "application/problem+json";

    /** For those refusals that pass by themselves but can't say when. */
    private static final long RETRY_SECONDS = 5;

    public Problem {
        requireNonNull(type, "type is null");
        requireNonNull(title, "title is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(code, "code is null");
        requireNonNull(requestId, "requestId is null");
        errors = List.copyOf(errors);
    }

    public static Problem of(Refusal refusal, String requestId) {
        log.debug(
                "Request {} was refused with {}: {} {}",
                requestId,
                refusal.code(),
                refusal.detail(),
                refusal.fieldErrors());
        RefusalCode code = refusal.code();
        return new Problem(
                type(code.wireName()),
                code.title(),
                status(code.kind()),
                refusal.detail(),
                false,
                code.wireName(),
                requestId,
                refusal.fieldErrors(),
                refusal.retryAfter().map(Problem::wholeSeconds).orElse(retrySeconds(code.kind())));
    }

    public static Problem of(HttpProblem fault, String requestId) {
        return of(fault, fault.detail(), requestId);
    }

    public static Problem of(HttpProblem fault, String detail, String requestId) {
        return new Problem(
                type(fault.wireName()),
                fault.title(),
                fault.status(),
                detail,
                false,
                fault.wireName(),
                requestId,
                List.of(),
                0);
    }

    /** For a status that a library has chosen. One that has no code of its own keeps its number. */
    public static Problem ofStatus(int status, String requestId) {
        for (HttpProblem fault : HttpProblem.values()) {
            if (fault.status() == status) {
                return of(fault, requestId);
            }
        }
        Problem nearest = status >= 500 && status != 503
                ? of(HttpProblem.INTERNAL_ERROR, requestId)
                : of(refusalFor(status), requestId);
        return nearest.withStatus(status);
    }

    private Problem withStatus(int other) {
        return new Problem(type, title, other, detail, success, code, requestId, errors, retryAfterSeconds);
    }

    private static Refusal refusalFor(int status) {
        return switch (status) {
            case 401 -> Refusal.of(RefusalCode.SESSION_REQUIRED, "Sign in, and send the session token.");
            case 403 -> Refusal.of(RefusalCode.ACCESS_DENIED, "This is not allowed with this session.");
            case 404 -> Refusal.of(RefusalCode.NOT_FOUND, "Nothing is here. Check the path.");
            case 413 -> Refusal.of(RefusalCode.BODY_TOO_LARGE, "Send a smaller body.");
            case 429 -> Refusal.of(RefusalCode.RATE_LIMITED, "Wait as long as Retry-After says, then try again.");
            case 503 -> Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "Wait as long as Retry-After says, then try again.");
            default -> Refusal.of(RefusalCode.BAD_REQUEST, "Check the request line, the path and the headers.");
        };
    }

    private static int status(RefusalKind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case MISSING -> 404;
            case GONE -> 410;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case EXHAUSTED -> 429;
            case UPSTREAM -> 502;
            case UNAVAILABLE -> 503;
        };
    }

    private static long retrySeconds(RefusalKind kind) {
        return kind == RefusalKind.EXHAUSTED || kind == RefusalKind.UNAVAILABLE ? RETRY_SECONDS : 0;
    }

    private static long wholeSeconds(Duration wait) {
        // Rounded up: a caller that comes on the second must not be refused again.
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    private static String type(String word) {
        return "/docs/errors#" + word;
    }
}
