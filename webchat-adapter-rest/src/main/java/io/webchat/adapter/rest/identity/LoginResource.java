package io.webchat.adapter.rest.identity;

import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.application.identity.OpenedSession;
import io.webchat.application.identity.RequestLoginCode;
import io.webchat.application.identity.SignedIn;
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
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signing in: a code by mail, then a session. */
@Path("/api/v1/pchat/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class LoginResource implements Resource {
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

    record OpenedResponse(
            boolean success,
            String sessionToken,
            @Nullable Instant expiresAt,
            UserResponse user,
            SessionResponse session) {}

    private final RequestLoginCode requestLoginCode;
    private final VerifyLoginCode verifyLoginCode;
    private final DevelopmentCodes developmentCodes;
    private final Clock clock;

    @Inject
    public LoginResource(
            RequestLoginCode requestLoginCode,
            VerifyLoginCode verifyLoginCode,
            DevelopmentCodes developmentCodes,
            Clock clock) {
        this.requestLoginCode = requestLoginCode;
        this.verifyLoginCode = verifyLoginCode;
        this.developmentCodes = developmentCodes;
        this.clock = clock;
    }

    @POST
    @Path("/request-code")
    public Response requestCode(@Context HttpServletRequest http, CodeRequest request) {
        if (request.purpose() != null && !request.purpose().equals("login")) {
            throw Refusal.field("purpose", "invalid", "Give purpose as login, or leave it out.");
        }
        EmailAddress email = EmailAddress.parse("email", Required.field("email", request.email()));
        RequestLoginCode.Sent sent =
                requestLoginCode.handle(new RequestLoginCode.Command(email, request.displayName()));
        boolean show = developmentCodes.shown() && !CallerAddress.throughProxy(http);
        return Response.status(Response.Status.ACCEPTED)
                .entity(new CodeResponse(
                        true,
                        "sent",
                        sent.goodFor().toSeconds(),
                        sent.resendAfter().toSeconds(),
                        show ? sent.code() : null))
                .build();
    }

    @POST
    @Path("/verify-code")
    public OpenedResponse verifyCode(@Context HttpServletRequest http, VerifyRequest request) {
        OpenedSession opened = verifyLoginCode.handle(request.toCommand(CallerAddress.forLimits(http)));
        SignedIn signedIn = opened.signedIn();
        return new OpenedResponse(
                true,
                opened.token().value(),
                signedIn.session().expiresAt(),
                UserResponse.own(signedIn.account()),
                SessionResponse.of(signedIn.session(), signedIn.session().id(), clock.instant()));
    }
}
