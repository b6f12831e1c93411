package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.DENIED;
import static io.webchat.application.language.EngineFailure.Kind.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.application.egress.RetryAfter;
import io.webchat.application.language.EngineFailure;
import io.webchat.http.CheckedClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Calls an engine's server: no longer than a time, no answer larger than a size, no redirect followed. */
final class EngineHttp {
    private static final Duration LENIENCE = Duration.ofSeconds(1);
    private static final int SHOWN_CHARACTERS = 200;

    /** For an answer that somebody waits for only to know what there is. */
    static final Duration MAX_LISTING = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duration longest;
    private final Clock clock;
    private final CheckedClient client =
            new CheckedClient("engines", EngineHttp::addresses, new SslContextFactory.Client());

    /** @param longest that a call may take, its answer included */
    EngineHttp(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    /** Engines are the operator's own choice, and may be private. */
    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** @param contentType without parameters, in lower case; may be empty */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record HttpReply(
            int status,
            String contentType,
            byte[] body,
            @Nullable String retryAfter) {
        boolean good() {
            return status >= 200 && status < 300;
        }

        JsonNode json() {
            try {
                JsonNode read = JSON.readTree(body);
                if (read != null && read.isContainerNode()) {
                    return read;
                }
            } catch (IOException e) {
                // Told below.
            }
            throw new EngineFailure(BROKEN, "answered no JSON: " + shown());
        }

        String shown() {
            String text = new String(body, UTF_8);
            return status + " " + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS));
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** {@code base} and a path behind it, with one slash between. */
    static URI below(URI base, String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    static Request.Content json(ObjectNode body) {
        try {
            return new BytesRequestContent("application/json", JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever it answers. */
    HttpReply call(EngineRequest request, int mostBytes) {
        return call(request, mostBytes, longest);
    }

    HttpReply call(EngineRequest wanted, int mostBytes, Duration most) {
        Request request = wanted.on(client.newRequest(wanted.url()))
                .timeout(most.toMillis(), TimeUnit.MILLISECONDS)
                .idleTimeout(most.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<ContentResponse> call = new CompletableResponseListener(request, mostBytes).send();
        try {
            ContentResponse answer = call.get(most.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS);
            return new HttpReply(
                    answer.getStatus(),
                    Objects.requireNonNullElse(answer.getHeaders().get(HttpHeader.CONTENT_TYPE), "")
                            .replaceFirst(";.*", "")
                            .strip()
                            .toLowerCase(Locale.ROOT),
                    answer.getContent(),
                    answer.getHeaders().get(HttpHeader.RETRY_AFTER));
        } catch (TimeoutException e) {
            throw late(most);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof TimeoutException) {
                throw late(most);
            }
            // The client's word for an answer that its buffer doesn't hold.
            boolean tooLarge = cause instanceof IllegalArgumentException;
            throw new EngineFailure(tooLarge ? BROKEN : UNAVAILABLE, "can't be called: " + cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(UNAVAILABLE, "the call was broken off");
        } finally {
            call.cancel(true);
        }
    }

    private static EngineFailure late(Duration most) {
        return new EngineFailure(UNAVAILABLE, "gave no answer within " + most.toSeconds() + " seconds");
    }

    /** What a refusal means that every service means alike. */
    EngineFailure failure(HttpReply answer) {
        EngineFailure.Kind kind = switch (answer.status()) {
            case 401, 403 -> DENIED;
            case 408, 425, 429, 500, 502, 503, 504, 529 -> UNAVAILABLE;
            default -> BROKEN;
        };
        return new EngineFailure(kind, "answered " + answer.shown(), retryAfter(answer));
    }

    private @Nullable Duration retryAfter(HttpReply answer) {
        Duration asked = RetryAfter.parse(answer.retryAfter(), clock.instant());
        boolean slowDown = answer.status() == 429 || answer.status() == 529;
        return asked == null && slowDown ? Duration.ofSeconds(1) : asked;
    }
}
