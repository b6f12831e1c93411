package io.webchat.adapter.rest.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.application.calls.CallView;
import io.webchat.application.calls.SignalCalls;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.calls.Call;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Audio and video calls: who rings whom, and what their browsers tell each other. */
@Path("/api/v1/webchat/calls")
@Produces(MediaType.APPLICATION_JSON)
public final class CallsResource implements Resource {
    record StartRequest(
            @Nullable String to,
            @Nullable String media,
            @Nullable JsonNode sdp,
            @Nullable String idempotencyKey) implements CreatingCalls.Keyed {}

    record StartedResponse(boolean success, String callId, CallResponse call) {}

    record SignalRequest(@Nullable String type, @Nullable JsonNode data) {}

    record OneCall(boolean success, CallResponse call) {}

    record ManyCalls(boolean success, List<CallResponse> calls) {}

    private final SignalCalls signalCalls;
    private final CreatingCalls creatingCalls;

    @Inject
    public CallsResource(SignalCalls signalCalls, CreatingCalls creatingCalls) {
        this.creatingCalls = creatingCalls;
        this.signalCalls = signalCalls;
    }

    @Operation(summary = "Ring at another address")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StartedResponse.class)))
    @POST
    public Response start(
            @Auth SignedIn caller, @HeaderParam("Idempotency-Key") @Nullable String key, StartRequest request) {
        String to = Required.field("to", request.to());
        Call.Media media = word(Call.Media.class, "media", request.media());
        String offer = Required.field("sdp", request.sdp()).toString();
        return creatingCalls.created(caller, "call", key, request, () -> {
            CallView started = signalCalls.start(caller, to, media, offer);
            return new StartedResponse(true, started.call().id(), CallResponse.of(started));
        });
    }

    @Operation(summary = "The caller's calls, the latest first")
    @GET
    public ManyCalls history(@Auth SignedIn caller) {
        return new ManyCalls(
                true, signalCalls.history(caller).stream().map(CallResponse::of).toList());
    }

    @Operation(summary = "Answer, decline, hang up, or pass a candidate on")
    @POST
    @Path("/{call_id}/signal")
    public OneCall signal(@Auth SignedIn caller, @PathParam("call_id") String callId, SignalRequest request) {
        Call.Signal signal = word(Call.Signal.class, "type", request.type());
        JsonNode data = request.data();
        return new OneCall(
                true,
                CallResponse.of(signalCalls.signal(
                        caller, callId, signal, data == null || data.isNull() ? null : data.toString())));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, @Nullable String word) {
        String given = Required.field(field, word);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.field(field, "invalid", "Give " + field + " as one of " + words(type) + "."));
    }

    private static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
