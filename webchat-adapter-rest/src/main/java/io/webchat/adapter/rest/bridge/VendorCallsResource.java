package io.webchat.adapter.rest.bridge;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.json.JsonReader;
import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.ReceiveVendorCall;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the vendors of gateways call. The body goes on as it came: signatures are over its bytes. */
@Path("/api/v1/bridge/{gateway}/{phone_id}")
public final class VendorCallsResource implements Resource {
    private final ReceiveVendorCall receiveVendorCall;

    @Inject
    public VendorCallsResource(ReceiveVendorCall receiveVendorCall) {
        this.receiveVendorCall = receiveVendorCall;
    }

    @Operation(summary = "For a gateway's vendor: what came in, and what became of messages; signed its way")
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Ok called(
            @PathParam("gateway") String gateway,
            @PathParam("phone_id") String phoneId,
            @Context HttpHeaders headers,
            InputStream body) {
        receiveVendorCall.expect(gateway, phoneId);
        byte[] bytes = JsonReader.whole(body);
        receiveVendorCall.handle(
                gateway, phoneId, new VendorCall(bytes, name -> Optional.ofNullable(headers.getHeaderString(name))));
        return Ok.INSTANCE;
    }

    @Operation(summary = "For a gateway's vendor: whether it is us")
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String greeted(
            @PathParam("gateway") String gateway, @PathParam("phone_id") String phoneId, @Context UriInfo uri) {
        return receiveVendorCall.greet(gateway, phoneId, single(uri.getQueryParameters()));
    }

    private static Map<String, String> single(MultivaluedMap<String, String> parameters) {
        return parameters.keySet().stream().collect(Collectors.toMap(name -> name, parameters::getFirst));
    }
}
