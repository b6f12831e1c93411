package io.webchat.adapter.rest.language;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.files.UploadForm;
import io.webchat.adapter.rest.http.StreamedBody;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.SoundFile;
import io.webchat.application.language.TranscribeSound;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Writing out what a sound says. */
@Path("/api/v1/webchat/transcribe")
@Produces(MediaType.APPLICATION_JSON)
public final class TranscribeResource implements Resource {
    /** An uploaded sound. */
    public record TranscribeRequest(
            @Nullable String fileId, @Nullable String language) {}

    record TranscribeResponse(
            boolean success, String text, @Nullable String language, String provider) {
        static TranscribeResponse of(TranscribeSound.Transcribed heard) {
            return new TranscribeResponse(true, heard.text(), heard.language(), heard.provider());
        }
    }

    private final TranscribeSound transcribeSound;

    @Inject
    public TranscribeResource(TranscribeSound transcribeSound) {
        this.transcribeSound = transcribeSound;
    }

    @Operation(summary = "Write out what a sound says: one sent along, or an upload by its file_id")
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @StreamedBody
    public TranscribeResponse sent(
            @Auth SignedIn caller, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) {
        try (SoundFile sound = transcribeSound.begin()) {
            UploadForm.Filled form = UploadForm.read(type, body, sound::write);
            String language = form.fields().get("language");
            String fileName = form.fileName();
            if (fileName != null) {
                return TranscribeResponse.of(transcribeSound.sent(caller, sound, fileName, language));
            }
            String fileId = form.fields().get("file_id");
            if (fileId == null || fileId.isBlank()) {
                throw Refusal.field(
                        "file", "required", "Send the sound as the form's part named file, or an upload's file_id.");
            }
            return TranscribeResponse.of(transcribeSound.uploaded(caller, fileId.strip(), language));
        }
    }

    @Operation(summary = "Write out what an uploaded sound says")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public TranscribeResponse uploaded(@Auth SignedIn caller, TranscribeRequest request) {
        return TranscribeResponse.of(
                transcribeSound.uploaded(caller, Required.field("file_id", request.fileId()), request.language()));
    }
}
