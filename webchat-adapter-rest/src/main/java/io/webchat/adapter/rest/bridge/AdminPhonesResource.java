package io.webchat.adapter.rest.bridge;

import io.webchat.adapter.rest.Done;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.bridge.ManagePhones;
import io.webchat.application.bridge.ReadPhones;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Views;
import io.webchat.domain.bridge.Phone;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
    record AddRequest(
            @Nullable String phoneId,
            @Nullable String name,
            @Nullable String owner,
            @Nullable Map<String, Map<String, String>> routes) {}

    record RoutesOnly(@Nullable Map<String, Map<String, String>> routes) {}

    record KeyedResponse(boolean success, PhoneResponse phone, String key) {}

    record OneResponse(boolean success, PhoneResponse phone) {}

    record ListResponse(boolean success, List<PhoneResponse> phones) {}

    private final ManagePhones managePhones;
    private final ReadPhones readPhones;
    private final Views views;

    @Inject
    public AdminPhonesResource(ManagePhones managePhones, ReadPhones readPhones, Views views) {
        this.managePhones = managePhones;
        this.readPhones = readPhones;
        this.views = views;
    }

    @POST
    public Response add(@Auth SignedIn caller, AddRequest request) {
        ManagePhones.Keyed added = managePhones.add(new ManagePhones.Command(
                caller,
                Required.field("phone_id", request.phoneId()),
                request.name(),
                Required.field("owner", request.owner()),
                RoutesRequest.routes(request.routes())));
        return Response.status(Response.Status.CREATED).entity(keyed(added)).build();
    }

    @GET
    public ListResponse list(@Auth SignedIn caller) {
        return new ListResponse(
                true, managePhones.list(caller).stream().map(this::shown).toList());
    }

    @PUT
    @Path("/{phone_id}/routes")
    public OneResponse route(@Auth SignedIn caller, @PathParam("phone_id") String phoneId, RoutesOnly request) {
        var routes = RoutesRequest.routes(Required.field("routes", request.routes()));
        return new OneResponse(true, shown(managePhones.change(caller, phoneId, routes)));
    }

    @POST
    @Path("/{phone_id}/rotate")
    public KeyedResponse rotate(@Auth SignedIn caller, @PathParam("phone_id") String phoneId) {
        return keyed(managePhones.rotate(caller, phoneId));
    }

    @DELETE
    @Path("/{phone_id}")
    public Done remove(@Auth SignedIn caller, @PathParam("phone_id") String phoneId) {
        managePhones.remove(caller, phoneId);
        return Done.YES;
    }

    private KeyedResponse keyed(ManagePhones.Keyed keyed) {
        return new KeyedResponse(true, shown(keyed.phone()), keyed.key());
    }

    private PhoneResponse shown(Phone phone) {
        return PhoneResponse.of(readPhones.view(phone), views);
    }
}
