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
import io.webchat.application.bridge.ManagePhones;
import io.webchat.application.bridge.ReadPhones;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Views;
import io.webchat.domain.bridge.Phone;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Setting phones up. */
@Path("/api/v1/webchat/admin/phones")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminPhonesResource implements Resource {
    record NewPhoneRequest(
            @Nullable String phoneId,
            @Nullable String name,
            @Nullable String owner,
            @Nullable Map<String, Map<String, String>> routes,
            @Nullable String idempotencyKey)
            implements CreatingCalls.Keyed {}

    record RoutesOnly(@Nullable Map<String, Map<String, String>> routes) {}

    record PhoneKeyResponse(boolean success, PhoneResponse phone, String key) {}

    record OnePhoneResponse(boolean success, PhoneResponse phone) {}

    record AllPhonesResponse(boolean success, List<PhoneResponse> phones) {}

    private final ManagePhones managePhones;
    private final CreatingCalls creatingCalls;
    private final ReadPhones readPhones;
    private final Views views;

    @Inject
    public AdminPhonesResource(
            ManagePhones managePhones, ReadPhones readPhones, CreatingCalls creatingCalls, Views views) {
        this.creatingCalls = creatingCalls;
        this.managePhones = managePhones;
        this.readPhones = readPhones;
        this.views = views;
    }

    @Operation(summary = "Add a phone for its owner; its key is shown this once")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PhoneKeyResponse.class)))
    @POST
    public Response add(
            @Auth(admin = true) SignedIn caller,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            NewPhoneRequest request) {
        ManagePhones.Command command = new ManagePhones.Command(
                caller,
                Required.field("phone_id", request.phoneId()),
                request.name(),
                Required.field("owner", request.owner()),
                RoutesRequest.routes(request.routes()));
        return creatingCalls.created(caller, "phone", key, request, () -> keyed(managePhones.add(command)));
    }

    @Operation(summary = "All phones")
    @GET
    public AllPhonesResponse list(@Auth(admin = true) SignedIn caller) {
        return new AllPhonesResponse(
                true, managePhones.list(caller).stream().map(this::shown).toList());
    }

    @Operation(summary = "Say which way each channel of a phone goes")
    @PUT
    @Path("/{phone_id}/routes")
    public OnePhoneResponse route(
            @Auth(admin = true) SignedIn caller, @PathParam("phone_id") String phoneId, RoutesOnly request) {
        var routes = RoutesRequest.routes(Required.field("routes", request.routes()));
        return new OnePhoneResponse(true, shown(managePhones.change(caller, phoneId, routes)));
    }

    @Operation(summary = "Replace a phone's key")
    @POST
    @Path("/{phone_id}/rotate")
    public PhoneKeyResponse rotate(@Auth(admin = true) SignedIn caller, @PathParam("phone_id") String phoneId) {
        return keyed(managePhones.rotate(caller, phoneId));
    }

    @Operation(summary = "Take a phone away")
    @DELETE
    @Path("/{phone_id}")
    public Ok remove(@Auth(admin = true) SignedIn caller, @PathParam("phone_id") String phoneId) {
        managePhones.remove(caller, phoneId);
        return Ok.INSTANCE;
    }

    private PhoneKeyResponse keyed(ManagePhones.Keyed keyed) {
        return new PhoneKeyResponse(true, shown(keyed.phone()), keyed.key());
    }

    private PhoneResponse shown(Phone phone) {
        return PhoneResponse.of(readPhones.view(phone), views);
    }
}
