package io.webchat.adapter.rest.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.StreamedBody;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.adapter.rest.problem.HttpProblem;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.adapter.rest.problem.ProblemMapper;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.files.IncomingFile;
import io.webchat.application.files.UploadFile;
import io.webchat.application.idempotency.Idempotency;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.AttachmentText;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Taking files in. */
@Path("/api/v1/webchat/upload")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadsResource implements Resource {
    /** @param attachmentText what to put into a message's text so that it carries the file */
    record UploadResponse(
            boolean success,
            String fileId,
            String url,
            String name,
            String mediaType,
            long size,
            String sha256,
            String kind,
            AttachmentResponse attachment,
            String attachmentText) {
        static UploadResponse of(StoredFile file, AttachmentResponse attachment) {
            return new UploadResponse(
                    true,
                    attachment.fileId(),
                    attachment.url(),
                    file.name(),
                    file.mediaType(),
                    file.size(),
                    file.sha256(),
                    file.kind().wireName(),
                    attachment,
                    AttachmentText.of(file.id()));
        }
    }

    private final UploadFile uploadFile;
    private final CreatingCalls creatingCalls;
    private final AttachmentViews attachmentViews;

    @Inject
    public UploadsResource(UploadFile uploadFile, CreatingCalls creatingCalls, AttachmentViews attachmentViews) {
        this.creatingCalls = creatingCalls;
        this.uploadFile = uploadFile;
        this.attachmentViews = attachmentViews;
    }

    @Operation(summary = "Upload a file, streamed to storage")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UploadResponse.class)))
    @POST
    @StreamedBody
    public Response upload(
            @Auth SignedIn caller,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @HeaderParam("Expect") @Nullable String expect,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context ContainerRequestContext exchange,
            InputStream body) {
        if (type == null || UploadForm.boundary(type) == null) {
            return noForm(exchange);
        }
        try (IncomingFile incoming = begin(caller, length == null ? -1 : length, expect, body)) {
            UploadForm.Filled form = UploadForm.read(type, body, incoming::write);
            String name = form.fileName();
            if (name == null) {
                throw Refusal.field("file", "required", "Send the file as the form's part named file.");
            }
            StoredFile file = incoming.seal(
                    name,
                    form.claimedType(),
                    form.fields().get("attachment_kind"),
                    form.fields().get("caption"));
            return stored(caller, CreatingCalls.key(form.fields().get("idempotency_key"), key), incoming, file);
        }
    }

    private Response stored(SignedIn caller, @Nullable IdempotencyKey key, IncomingFile incoming, StoredFile file) {
        if (key == null) {
            incoming.add(file);
            incoming.keep();
            return Response.status(Response.Status.CREATED)
                    .entity(response(file))
                    .build();
        }
        Idempotency.Answer answer;
        try {
            answer = creatingCalls.once(caller, "file", key, Uploaded.of(file), () -> {
                incoming.add(file);
                return response(file);
            });
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.IDEMPOTENCY_CONFLICT) {
                incoming.discard();
            }
            throw refusal;
        }
        if (answer.duplicate()) {
            incoming.discard();
        } else {
            incoming.keep();
        }
        return creatingCalls.answer(answer);
    }

    private UploadResponse response(StoredFile file) {
        return UploadResponse.of(file, AttachmentResponse.of(attachmentViews.of(file)));
    }

    /** What makes two uploads the same. */
    record Uploaded(String name, String mediaType, String sha256, String kind, String caption) {
        static Uploaded of(StoredFile file) {
            return new Uploaded(
                    file.name(),
                    file.mediaType(),
                    file.sha256(),
                    file.kind().wireName(),
                    String.valueOf(file.caption()));
        }
    }

    private IncomingFile begin(SignedIn caller, long length, @Nullable String expect, InputStream body) {
        try {
            return uploadFile.begin(caller, length);
        } catch (Refusal refusal) {
            // Who asks first has sent nothing yet, and won't.
            if (expect == null) {
                Rest.discard(body);
            }
            throw refusal;
        }
    }

    private static Response noForm(ContainerRequestContext exchange) {
        return ProblemMapper.response(Problem.of(
                        HttpProblem.UNSUPPORTED_MEDIA_TYPE,
                        "Send multipart/form-data with the file as the part named file.",
                        Exchange.of(exchange).requestId()))
                .build();
    }
}
