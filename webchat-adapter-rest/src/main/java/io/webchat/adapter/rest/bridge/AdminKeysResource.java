package io.webchat.adapter.rest.bridge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.application.bridge.ManageClientKeys;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.PhoneId;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys for programs that send by phone. */
@Path("/api/v1/webchat/admin/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminKeysResource implements Resource {
    record NewKeyRequest(
            @Nullable String name,
            @Nullable List<String> phoneIds,
            @Nullable String idempotencyKey) implements CreatingCalls.Keyed {}

    /** @param phoneIds empty for all */
    record KeyEntry(String apiKeyId, String name, List<String> phoneIds, Instant createdAt) {
        static KeyEntry of(ClientKey key) {
            return new KeyEntry(
                    key.id(),
                    key.name(),
                    key.phones().stream().map(PhoneId::value).sorted().toList(),
                    key.createdAt());
        }
    }

    record ClientKeyResponse(boolean success, String apiKeyId, String key, KeyEntry apiKey) {
        static ClientKeyResponse of(ManageClientKeys.Keyed keyed) {
            return new ClientKeyResponse(true, keyed.clientKey().id(), keyed.key(), KeyEntry.of(keyed.clientKey()));
        }
    }

    record ClientKeysResponse(boolean success, List<KeyEntry> apiKeys) {}

    private final ManageClientKeys manageClientKeys;
    private final CreatingCalls creatingCalls;

    @Inject
    public AdminKeysResource(ManageClientKeys manageClientKeys, CreatingCalls creatingCalls) {
        this.creatingCalls = creatingCalls;
        this.manageClientKeys = manageClientKeys;
    }

    @Operation(summary = "Make a client key; it is shown this once")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ClientKeyResponse.class)))
    @POST
    public Response add(
            @Auth(admin = true) SignedIn caller,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            NewKeyRequest request) {
        String name = Required.field("name", request.name());
        List<String> phones = request.phoneIds() == null ? List.of() : request.phoneIds();
        return creatingCalls.created(
                caller,
                "api_key",
                key,
                request,
                () -> ClientKeyResponse.of(manageClientKeys.add(caller, name, phones)));
    }

    @Operation(summary = "The client keys, without the secrets")
    @GET
    public ClientKeysResponse list(@Auth(admin = true) SignedIn caller) {
        return new ClientKeysResponse(
                true, manageClientKeys.list(caller).stream().map(KeyEntry::of).toList());
    }

    @Operation(summary = "Replace a client key's secret")
    @POST
    @Path("/{api_key_id}/rotate")
    public ClientKeyResponse rotate(@Auth(admin = true) SignedIn caller, @PathParam("api_key_id") String id) {
        return ClientKeyResponse.of(manageClientKeys.rotate(caller, id));
    }

    @Operation(summary = "Take a client key back")
    @DELETE
    @Path("/{api_key_id}")
    public Ok remove(@Auth(admin = true) SignedIn caller, @PathParam("api_key_id") String id) {
        manageClientKeys.remove(caller, id);
        return Ok.INSTANCE;
    }
}
