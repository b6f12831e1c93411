package io.webchat.adapter.rest.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.problem.HttpProblem;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.adapter.rest.problem.ProblemMapper;
import io.webchat.application.files.OpenFile;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.files.StoredFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Giving files out. */
@Path(FilesResource.PATH)
public final class FilesResource implements Resource {
    /** What the files' ids stand behind, after a slash. */
    public static final String PATH = "/api/v1/webchat/files";

    private static final String BYTES = "bytes";
    private static final int COPY_BYTES = 64 * 1024;

    private final OpenFile openFile;

    @Inject
    public FilesResource(OpenFile openFile) {
        this.openFile = openFile;
    }

    @Operation(summary = "A file's bytes, whole or in ranges")
    @ApiResponse(responseCode = "200")
    @GET
    @Path("/{file_id}")
    public Response get(
            @Auth(required = false) @Nullable SignedIn caller,
            @PathParam("file_id") String fileId,
            @QueryParam("token") @Nullable String token,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context ContainerRequestContext exchange) {
        StoredFile file = openFile.find(caller, fileId, token);
        Response refused = refused(file, ifMatch, ifNoneMatch, exchange);
        if (refused != null) {
            return refused;
        }
        RequestedRange part = range != null && applies(file, ifRange) ? RequestedRange.parse(range, file.size()) : null;
        if (part == null) {
            return answer(file, RequestedRange.whole(file.size()), false);
        }
        return part.outside() ? outside(file, exchange) : answer(file, part, true);
    }

    @Operation(summary = "What get would answer, without the bytes")
    @ApiResponse(responseCode = "200")
    @HEAD
    @Path("/{file_id}")
    public Response head(
            @Auth(required = false) @Nullable SignedIn caller,
            @PathParam("file_id") String fileId,
            @QueryParam("token") @Nullable String token,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context ContainerRequestContext exchange) {
        StoredFile file = openFile.find(caller, fileId, token);
        Response refused = refused(file, ifMatch, ifNoneMatch, exchange);
        return refused != null
                ? refused
                : described(Response.ok(), file)
                        .header(HttpHeaders.CONTENT_LENGTH, file.size())
                        .build();
    }

    /** What the conditions of the request are answered with; null when it goes on. */
    private static @Nullable Response refused(
            StoredFile file, @Nullable String ifMatch, @Nullable String ifNoneMatch, ContainerRequestContext exchange) {
        if (Preconditions.fail(ifMatch, file.sha256())) {
            return ProblemMapper.response(Problem.of(
                            HttpProblem.PRECONDITION_FAILED,
                            Exchange.of(exchange).requestId()))
                    .build();
        }
        return Preconditions.unchanged(ifNoneMatch, file.sha256())
                ? common(Response.notModified(), file).build()
                : null;
    }

    private Response answer(StoredFile file, RequestedRange part, boolean partial) {
        InputStream content = openFile.content(file, part.first());
        StreamingOutput body = output -> copy(content, output, part.length());
        Response.ResponseBuilder answer = described(Response.status(partial ? 206 : 200), file)
                .entity(body)
                .header(HttpHeaders.CONTENT_LENGTH, part.length());
        return partial
                ? answer.header("Content-Range", part.contentRange(file.size())).build()
                : answer.build();
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[COPY_BYTES];
        long left = length;
        try (from) {
            while (left > 0) {
                int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("a stored file is shorter than it was");
                }
                to.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    /** A range of another version of the file is no range. */
    private static boolean applies(StoredFile file, @Nullable String ifRange) {
        return ifRange == null || ifRange.strip().equals('"' + file.sha256() + '"');
    }

    private static Response outside(StoredFile file, ContainerRequestContext exchange) {
        Problem problem = Problem.of(
                HttpProblem.RANGE_NOT_SATISFIABLE, Exchange.of(exchange).requestId());
        return ProblemMapper.response(problem)
                .header("Content-Range", BYTES + " */" + file.size())
                .build();
    }

    private static EntityTag tag(StoredFile file) {
        return new EntityTag(file.sha256());
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder answer, StoredFile file) {
        return common(answer, file)
                .header(HttpHeaders.CONTENT_TYPE, type(file.mediaType()))
                .header("Accept-Ranges", BYTES)
                .header("Content-Disposition", Disposition.of(file.mediaType(), file.name()));
    }

    /** A text without a charset is said to be UTF-8, as nearly all are: left unsaid, the server would say ISO-8859-1. */
    private static String type(String mediaType) {
        return mediaType.startsWith("text/") && mediaType.indexOf(';') < 0 ? mediaType + ";charset=utf-8" : mediaType;
    }

    /** Shared caches keep nothing, and a page made of the file runs nothing. */
    private static Response.ResponseBuilder common(Response.ResponseBuilder answer, StoredFile file) {
        return answer.tag(tag(file))
                .header("Cache-Control", "private, max-age=3600")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    }
}
