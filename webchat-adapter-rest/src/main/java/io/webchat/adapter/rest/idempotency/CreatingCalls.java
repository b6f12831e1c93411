package io.webchat.adapter.rest.idempotency;

import io.webchat.adapter.rest.json.Json;
import io.webchat.application.idempotency.Idempotency;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls that create something. With an idempotency key, in the body or in the header, a repeat creates nothing
 * and gets the first answer with {@code duplicate}, secrets in it included: whoever lost an answer needs them.
 */
public final class CreatingCalls {
    /** What a call says of itself. */
    public interface Keyed {
        @Nullable
        String idempotencyKey();
    }

    private final Idempotency idempotency;
    private final Json json;

    @Inject
    public CreatingCalls(Idempotency idempotency, Json json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * Creates something, once.
     *
     * @param kind what is created
     * @param keyHeader the header's key; one in the body counts before it
     * @param request the body, which is the call's content
     * @param effect creates it and returns the answer; acts on the ports only, since it may run again
     */
    public Response created(
            SignedIn caller, String kind, @Nullable String keyHeader, Keyed request, Supplier<Object> effect) {
        IdempotencyKey key = key(request.idempotencyKey(), keyHeader);
        return key == null
                ? Response.status(Response.Status.CREATED).entity(effect.get()).build()
                : answer(once(caller, kind, key, request, effect));
    }

    /** The same for a call whose content is not its body; the effect runs in a unit of work in any case. */
    public Idempotency.Answer once(
            SignedIn caller, String kind, IdempotencyKey key, Object content, Supplier<Object> effect) {
        return idempotency.once(
                caller.account().id(),
                kind,
                key,
                json.canonical(content),
                () -> new String(json.write(effect.get()), StandardCharsets.UTF_8));
    }

    /** 201 for the first answer, 200 for its repeats. */
    public Response answer(Idempotency.Answer answer) {
        byte[] body = answer.duplicate()
                ? json.duplicate(answer.body())
                : answer.body().getBytes(StandardCharsets.UTF_8);
        return Response.status(answer.duplicate() ? Response.Status.OK : Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    /** @throws io.webchat.domain.Refusal when the key is no key */
    public static @Nullable IdempotencyKey key(@Nullable String inBody, @Nullable String inHeader) {
        String key = inBody == null ? inHeader : inBody;
        return key == null || key.isBlank() ? null : IdempotencyKey.parse(key);
    }
}
