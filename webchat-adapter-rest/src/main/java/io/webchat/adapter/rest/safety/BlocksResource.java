package io.webchat.adapter.rest.safety;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.BlockPeople;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom the caller has blocked. */
@Path("/api/v1/webchat/blocks")
@Produces(MediaType.APPLICATION_JSON)
public final class BlocksResource implements Resource {
    record BlockRequest(@Nullable String chatAddress) {}

    record Blocked(String chatAddress, String displayName) {}

    record BlocksResponse(boolean success, List<Blocked> blocks) {}

    private final BlockPeople blockPeople;

    @Inject
    public BlocksResource(BlockPeople blockPeople) {
        this.blockPeople = blockPeople;
    }

    @Operation(summary = "Block an address")
    @POST
    public Ok block(@Auth SignedIn caller, BlockRequest request) {
        blockPeople.block(caller, Required.field("chat_address", request.chatAddress()));
        return Ok.INSTANCE;
    }

    @Operation(summary = "Whom the caller has blocked")
    @GET
    public BlocksResponse list(@Auth SignedIn caller) {
        return new BlocksResponse(
                true,
                blockPeople.of(caller).stream()
                        .map(account -> new Blocked(account.address().value(), account.displayName()))
                        .toList());
    }

    @Operation(summary = "Take a block back")
    @DELETE
    @Path("/{chat_address}")
    public Ok unblock(@Auth SignedIn caller, @PathParam("chat_address") String address) {
        blockPeople.unblock(caller, address);
        return Ok.INSTANCE;
    }
}
