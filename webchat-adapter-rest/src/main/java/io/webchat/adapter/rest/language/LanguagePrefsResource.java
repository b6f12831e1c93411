package io.webchat.adapter.rest.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.OwnLanguagePrefs;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The language in which somebody wants what comes. */
@Path("/api/v1/webchat/language-prefs")
@Produces(MediaType.APPLICATION_JSON)
public final class LanguagePrefsResource implements Resource {
    /** What is to change; a field that is left out stays, and a null language means: as it was said. */
    public static final class PrefsRequest {
        private boolean named;
        private @Nullable String receiveLanguage;
        private @Nullable Boolean captions;
        private @Nullable Boolean readAloud;

        @JsonSetter("receive_language")
        public void receiveLanguage(@Nullable String value) {
            named = true;
            receiveLanguage = value;
        }

        @JsonSetter("captions")
        public void captions(@Nullable Boolean value) {
            captions = value;
        }

        @JsonSetter("read_aloud")
        public void readAloud(@Nullable Boolean value) {
            readAloud = value;
        }

        LanguagePrefs over(LanguagePrefs present) {
            return new LanguagePrefs(
                    named ? wanted() : present.receiveLanguage(),
                    captions == null ? present.captions() : captions,
                    readAloud == null ? present.readAloud() : readAloud);
        }

        private @Nullable LanguageTag wanted() {
            return receiveLanguage == null || receiveLanguage.isBlank()
                    ? null
                    : LanguageTag.parse("receive_language", receiveLanguage);
        }
    }

    record PrefsResponse(
            boolean success,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String receiveLanguage,

            boolean captions,
            boolean readAloud) {
        static PrefsResponse of(LanguagePrefs prefs) {
            LanguageTag language = prefs.receiveLanguage();
            return new PrefsResponse(
                    true, language == null ? null : language.value(), prefs.captions(), prefs.readAloud());
        }
    }

    private final OwnLanguagePrefs ownLanguagePrefs;

    @Inject
    public LanguagePrefsResource(OwnLanguagePrefs ownLanguagePrefs) {
        this.ownLanguagePrefs = ownLanguagePrefs;
    }

    @Operation(summary = "The language in which the caller wants what comes")
    @GET
    public PrefsResponse read(@Auth SignedIn caller) {
        return PrefsResponse.of(ownLanguagePrefs.read(caller));
    }

    @Operation(summary = "Choose the language in which texts and voice clips come")
    @PUT
    public PrefsResponse change(@Auth SignedIn caller, PrefsRequest request) {
        return PrefsResponse.of(ownLanguagePrefs.change(caller, request::over));
    }
}
