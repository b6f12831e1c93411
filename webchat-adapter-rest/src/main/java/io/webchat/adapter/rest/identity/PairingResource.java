package io.webchat.adapter.rest.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.BodyLimit;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.PublicLinks;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.identity.PairSession;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.SessionLabels;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A further device of the same person. */
@Path("/api/v1/pchat/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class PairingResource implements Resource {
    /** Of a body, which anybody may send. */
    private static final long MAX_BODY_BYTES = 16 * 1024;

    /** @param url opens the page; the code stands behind the #, so that it reaches no server's log */
    record PairingCodeResponse(boolean success, String code, long expiresIn, String url) {}

    record CodeRequest(@Nullable String idempotencyKey) implements CreatingCalls.Keyed {}

    record PairRequest(
            @Nullable String code,
            @Nullable String deviceName,
            @Nullable String sessionName,
            @Nullable String listenChannel) {}

    private final PairSession pairSession;
    private final CreatingCalls creatingCalls;
    private final PublicLinks links;
    private final OwnViews views;

    @Inject
    public PairingResource(PairSession pairSession, CreatingCalls creatingCalls, PublicLinks links, OwnViews views) {
        this.creatingCalls = creatingCalls;
        this.pairSession = pairSession;
        this.links = links;
        this.views = views;
    }

    @Operation(summary = "A one-time code for a further device")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PairingCodeResponse.class)))
    @POST
    @Path("/pairing-codes")
    public Response code(
            @Auth SignedIn caller,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpServletRequest http,
            @OptionalBody CodeRequest request) {
        String base = links.base(Exchange.of(http).client());
        return creatingCalls.created(caller, "pairing_code", key, request, () -> {
            String code = pairSession.code(caller);
            String url = base + "/app/webchat/chat.html#pair=" + code;
            return new PairingCodeResponse(true, code, PairSession.LIFE.toSeconds(), url);
        });
    }

    @Operation(summary = "Sign a further device in with such a code")
    @POST
    @Path("/pair")
    @BodyLimit(MAX_BODY_BYTES)
    public OpenedResponse pair(@Context HttpServletRequest http, PairRequest request) {
        return views.opened(pairSession.pair(
                Required.field("code", request.code()),
                SessionLabels.parse(request.deviceName(), request.sessionName(), request.listenChannel()),
                Exchange.of(http).client().countedAs()));
    }
}
