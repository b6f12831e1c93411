package io.webchat.adapter.rest.callbacks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.callbacks.ChangeCallback;
import io.webchat.application.callbacks.ChangeCallbackSecret;
import io.webchat.application.callbacks.ReadCallbacks;
import io.webchat.application.callbacks.RemoveCallback;
import io.webchat.application.callbacks.SubscribeCallback;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackSecrets;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programs that are called when a message comes. */
@Path("/api/v1/webchat/callbacks/inbound")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbacksResource implements Resource {
    record SubscribeRequest(
            @Nullable String url,
            @Nullable List<String> channels,
            @Nullable List<String> keywords,
            @Nullable String idempotencyKey) {
        SubscribeCallback.Command toCommand(SignedIn caller, @Nullable String keyHeader) {
            String key = idempotencyKey == null ? keyHeader : idempotencyKey;
            return new SubscribeCallback.Command(
                    caller,
                    TargetUrl.parse("url", Required.field("url", url)),
                    CallbackFilter.of(channels, keywords),
                    key == null || key.isBlank() ? null : IdempotencyKey.parse(key));
        }
    }

    record ChangeRequest(
            @Nullable String url,
            @Nullable List<String> channels,
            @Nullable List<String> keywords,
            @Nullable Boolean active) {
        ChangeCallback.Command toCommand(SignedIn caller, String id) {
            return new ChangeCallback.Command(
                    caller, id, url == null ? null : TargetUrl.parse("url", url), channels, keywords, active);
        }
    }

    /** @param overlap in seconds */
    record SecretRequest(@Nullable Long overlap) {
        Duration duration() {
            // Anything past the range that is checked later is as wrong as the nearest wrong number.
            return overlap == null
                    ? CallbackSecrets.USUAL_OVERLAP
                    : Duration.ofSeconds(Math.clamp(overlap, -1, Integer.MAX_VALUE));
        }
    }

    record SecretResponse(
            boolean success,
            String callbackId,
            String secret,
            CallbackResponse callback,
            @Nullable Boolean duplicate) {
        static SecretResponse of(Callback callback, @Nullable Boolean duplicate) {
            return new SecretResponse(
                    true,
                    callback.id().value(),
                    callback.secrets().current().value(),
                    CallbackResponse.of(callback),
                    duplicate);
        }
    }

    record OneCallback(boolean success, CallbackResponse callback) {
        static OneCallback of(Callback callback) {
            return new OneCallback(true, CallbackResponse.of(callback));
        }
    }

    record ManyCallbacks(boolean success, List<CallbackResponse> callbacks) {}

    private final SubscribeCallback subscribeCallback;
    private final ReadCallbacks readCallbacks;
    private final ChangeCallback changeCallback;
    private final ChangeCallbackSecret changeCallbackSecret;
    private final RemoveCallback removeCallback;

    @Inject
    public CallbacksResource(
            SubscribeCallback subscribeCallback,
            ReadCallbacks readCallbacks,
            ChangeCallback changeCallback,
            ChangeCallbackSecret changeCallbackSecret,
            RemoveCallback removeCallback) {
        this.subscribeCallback = subscribeCallback;
        this.readCallbacks = readCallbacks;
        this.changeCallback = changeCallback;
        this.changeCallbackSecret = changeCallbackSecret;
        this.removeCallback = removeCallback;
    }

    @Operation(summary = "Have a URL called when messages come; the secret is shown this once")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OneCallback.class)))
    @POST
    public Response subscribe(
            @Auth SignedIn caller,
            @HeaderParam("Idempotency-Key") @Nullable String keyHeader,
            SubscribeRequest request) {
        SubscribeCallback.Subscribed subscribed = subscribeCallback.handle(request.toCommand(caller, keyHeader));
        return Response.status(subscribed.duplicate() ? Response.Status.OK : Response.Status.CREATED)
                .entity(SecretResponse.of(subscribed.callback(), subscribed.duplicate() ? true : null))
                .build();
    }

    @Operation(summary = "The caller's callbacks")
    @GET
    public ManyCallbacks mine(@Auth SignedIn caller) {
        return new ManyCallbacks(
                true,
                readCallbacks.mine(caller).stream().map(CallbackResponse::of).toList());
    }

    @Operation(summary = "One callback")
    @GET
    @Path("/{callback_id}")
    public OneCallback one(@Auth SignedIn caller, @PathParam("callback_id") String id) {
        return OneCallback.of(readCallbacks.one(caller, id));
    }

    @Operation(summary = "Change it, or call it again after it was disabled")
    @PATCH
    @Path("/{callback_id}")
    public OneCallback change(@Auth SignedIn caller, @PathParam("callback_id") String id, ChangeRequest request) {
        return OneCallback.of(changeCallback.handle(request.toCommand(caller, id)));
    }

    /** Also without a session, as the published line has it: nobody but the owner was told the id. */
    @Operation(summary = "Call it no more")
    @DELETE
    @Path("/{callback_id}")
    public Ok remove(@Auth(required = false) @Nullable SignedIn caller, @PathParam("callback_id") String id) {
        removeCallback.handle(caller, id);
        return Ok.INSTANCE;
    }

    @Operation(summary = "Replace its secret; the old one signs too for a while")
    @POST
    @Path("/{callback_id}/rotate-secret")
    public SecretResponse rotateSecret(
            @Auth SignedIn caller, @PathParam("callback_id") String id, @OptionalBody SecretRequest request) {
        return SecretResponse.of(changeCallbackSecret.handle(caller, id, request.duration()), null);
    }
}
