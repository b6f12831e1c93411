package io.webchat.adapter.rest.messaging;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.agents.SuperviseAgents;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.SearchMessages;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finding messages. */
@Path("/api/v1/webchat/search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource implements Resource {
    record SearchResponse(boolean success, List<MessageResponse> messages) {}

    private final SearchMessages searchMessages;
    private final SuperviseAgents superviseAgents;

    @Inject
    public SearchResource(SearchMessages searchMessages, SuperviseAgents superviseAgents) {
        this.searchMessages = searchMessages;
        this.superviseAgents = superviseAgents;
    }

    @Operation(summary = "Find messages by their words")
    @GET
    public SearchResponse search(
            @Auth SignedIn caller,
            @QueryParam("q") @Nullable String text,
            @QueryParam("in") @Nullable String in,
            @QueryParam("from") @Nullable String from,
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("as") @Nullable String as) {
        return new SearchResponse(
                true,
                searchMessages
                        .handle(new SearchMessages.Query(
                                superviseAgents.reader(caller, as),
                                Required.field("q", text),
                                in,
                                from,
                                since == null ? null : time(since),
                                limit))
                        .stream()
                        .map(MessageResponse::of)
                        .toList());
    }

    private static Instant time(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.field("since", "invalid", "Give since as a time like 2026-01-31T12:00:00Z.");
        }
    }
}
