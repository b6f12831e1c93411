package io.webchat.adapter.rest.language;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.SpeakText;
import io.webchat.application.language.Speaker;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Reading a text aloud. */
@Path("/api/v1/webchat/speak")
public final class SpeakResource implements Resource {
    /** A text to be read aloud. */
    public record SpeakRequest(
            @Nullable String text,
            @Nullable String language,
            @Nullable String voice) {}

    private final SpeakText speakText;

    @Inject
    public SpeakResource(SpeakText speakText) {
        this.speakText = speakText;
    }

    @Operation(summary = "Read a text aloud")
    @ApiResponse(responseCode = "200", description = "A sound file")
    @POST
    public Response speak(@Auth SignedIn caller, SpeakRequest request) {
        Speaker.Speech speech = speakText.handle(new SpeakText.Command(
                caller, Required.field("text", request.text()), request.language(), request.voice()));
        return Response.ok(speech.content(), speech.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
