package io.webchat.adapter.rest.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.http.BodyLimit;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.application.identity.OpenedSession;
import io.webchat.application.identity.RequestLoginCode;
import io.webchat.application.identity.VerifyLoginCode;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.SessionLabels;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signing in: a code by mail, then a session. */
@Path("/api/v1/pchat/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class LoginResource implements Resource {
    /** Of a body, which anybody may send. */
    private static final long MAX_BODY_BYTES = 16 * 1024;

    record CodeRequest(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String purpose) {}

    record CodeResponse(
            boolean success,
            String status,
            long expiresIn,
            long resendAfter,
            @Nullable String devCode) {}

    /** The admins were asked; the person comes again later. */
    record PendingResponse(boolean success, String status, String requestId) {}

    record VerifyRequest(
            @Nullable String email,
            @Nullable String code,
            @Nullable String displayName,
            @Nullable String chatAddress,
            @Nullable Boolean publicVisible,
            @Nullable String deviceName,
            @Nullable String sessionName,
            @Nullable String listenChannel) {
        VerifyLoginCode.Command toCommand(String callerIp) {
            return new VerifyLoginCode.Command(
                    EmailAddress.parse("email", Required.field("email", email)),
                    Required.field("code", code).strip(),
                    displayName,
                    chatAddress,
                    publicVisible,
                    SessionLabels.parse(deviceName, sessionName, listenChannel),
                    callerIp);
        }
    }

    private final RequestLoginCode requestLoginCode;
    private final VerifyLoginCode verifyLoginCode;
    private final DevelopmentCodes developmentCodes;
    private final OwnViews views;

    @Inject
    public LoginResource(
            RequestLoginCode requestLoginCode,
            VerifyLoginCode verifyLoginCode,
            DevelopmentCodes developmentCodes,
            OwnViews views) {
        this.requestLoginCode = requestLoginCode;
        this.verifyLoginCode = verifyLoginCode;
        this.developmentCodes = developmentCodes;
        this.views = views;
    }

    @Operation(summary = "Send a one-time code to a mailbox")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = CodeResponse.class)))
    @POST
    @Path("/request-code")
    @BodyLimit(MAX_BODY_BYTES)
    public Response requestCode(@Context HttpServletRequest http, CodeRequest request) {
        if (request.purpose() != null && !request.purpose().equals("login")) {
            throw Refusal.field("purpose", "invalid", "Give purpose as login, or leave it out.");
        }
        EmailAddress email = EmailAddress.parse("email", Required.field("email", request.email()));
        RequestLoginCode.Outcome outcome = requestLoginCode.handle(new RequestLoginCode.Command(
                email, request.displayName(), Exchange.of(http).client().countedAs()));
        return Response.status(Response.Status.ACCEPTED)
                .entity(
                        switch (outcome) {
                            case RequestLoginCode.Sent sent -> sent(http, sent);
                            case RequestLoginCode.Pending pending ->
                                new PendingResponse(true, "approval_pending", pending.requestId());
                        })
                .build();
    }

    private CodeResponse sent(HttpServletRequest http, RequestLoginCode.Sent sent) {
        boolean show = developmentCodes.shown() && !CallerAddress.throughProxy(http);
        return new CodeResponse(
                true,
                sent.progress().name().toLowerCase(Locale.ROOT),
                sent.goodFor().toSeconds(),
                sent.resendAfter().toSeconds(),
                show ? sent.code() : null);
    }

    @Operation(summary = "Sign in with the code")
    @POST
    @Path("/verify-code")
    @BodyLimit(MAX_BODY_BYTES)
    public OpenedResponse verifyCode(@Context HttpServletRequest http, VerifyRequest request) {
        OpenedSession opened = verifyLoginCode.handle(
                request.toCommand(Exchange.of(http).client().countedAs()));
        return views.opened(opened);
    }
}
