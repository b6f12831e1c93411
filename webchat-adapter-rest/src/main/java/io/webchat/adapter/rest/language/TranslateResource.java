package io.webchat.adapter.rest.language;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.TranslateText;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Translating a text. */
@Path("/api/v1/webchat/translate-text")
@Produces(MediaType.APPLICATION_JSON)
public final class TranslateResource implements Resource {
    /** A text to be translated. */
    public record TranslateRequest(
            @Nullable String text,
            @Nullable String target,
            @Nullable String source) {}

    record TranslateResponse(
            boolean success,
            String translatedText,
            @Nullable String source,
            String target,
            String provider) {}

    private final TranslateText translateText;

    @Inject
    public TranslateResource(TranslateText translateText) {
        this.translateText = translateText;
    }

    @Operation(summary = "Translate a text; code, URLs, paths and @addresses stay")
    @POST
    public TranslateResponse translate(@Auth SignedIn caller, TranslateRequest request) {
        TranslateText.Translated made = translateText.handle(new TranslateText.Command(
                caller,
                Required.field("text", request.text()),
                Required.field("target", request.target()),
                request.source()));
        return new TranslateResponse(
                true, made.text(), made.source(), made.target().value(), made.provider());
    }
}
