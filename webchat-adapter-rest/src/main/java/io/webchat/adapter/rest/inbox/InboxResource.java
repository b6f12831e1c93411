package io.webchat.adapter.rest.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.AllowedWhilePaused;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.ClientConnection;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.adapter.rest.messaging.MessageResponse;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.HandOut;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.domain.Refusal;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.inbox.Cursor;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading an account's log. */
@Path("/api/v1/webchat")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxResource implements Resource {
    /** @param peek reads from the session's own position without moving it */
    record PollRequest(
            @Nullable String chatAddress,
            @Nullable Integer limit,
            @Nullable String cursor,
            @JsonProperty("wait") @Nullable Integer holdFor,
            @Nullable Boolean peek) {
        /** An empty cursor is what a script's unset variable sends: none. */
        @Nullable
        Cursor place() {
            return cursor == null || cursor.isBlank() ? null : Cursor.parse(cursor);
        }
    }

    /**
     * @param messages only in the form without a cursor: the messages among the events
     * @param cursor null only for a paused agent that gave none
     * @param paused true for a paused agent, which gets nothing else; {@code reason} is its owner's
     * @param gap null unless the given place can't be continued
     */
    record PollResponse(
            boolean success,
            @Nullable List<MessageResponse> messages,
            List<EventResponse> events,
            @Nullable String cursor,
            boolean hasMore,
            @Nullable Boolean gap,
            @Nullable Boolean paused,
            @Nullable String reason) {
        /** Nothing but the pause; the place stays. */
        static PollResponse paused(PollRequest request, Pause pause) {
            return new PollResponse(
                    true,
                    request.place() == null ? List.of() : null,
                    List.of(),
                    request.cursor(),
                    false,
                    null,
                    true,
                    pause.reason());
        }
    }

    /** @param cursor everything before it was received */
    public record AckRequest(@Nullable String cursor) {}

    /**
     * @param cursor where to resume; only with {@code gap}
     * @param gap true when the cursor is from before a restore and nothing was acknowledged; null otherwise
     */
    record AckResponse(
            boolean success,
            @Nullable String cursor,
            @Nullable Boolean gap) {}

    private final ReadInbox readInbox;
    private final OwnAddress ownAddress;
    private final AgentStates agentStates;

    @Inject
    public InboxResource(ReadInbox readInbox, OwnAddress ownAddress, AgentStates agentStates) {
        this.readInbox = readInbox;
        this.ownAddress = ownAddress;
        this.agentStates = agentStates;
    }

    @Operation(summary = "Events after a cursor; without one, each once for this session")
    @POST
    @Path("/poll")
    @AllowedWhilePaused
    public PollResponse poll(@Auth SignedIn caller, @Context HttpServletRequest http, @OptionalBody PollRequest request)
            throws InterruptedException {
        try {
            return read(caller, http, request);
        } catch (Refusal refusal) {
            return PollResponse.paused(
                    request, agentStates.causeOf(refusal, caller.account()).orElseThrow(() -> refusal));
        }
    }

    private PollResponse read(SignedIn caller, HttpServletRequest http, PollRequest request)
            throws InterruptedException {
        ownAddress.require(caller, "chat_address", request.chatAddress());
        Cursor given = request.place();
        Cursor place = given == null && Boolean.TRUE.equals(request.peek()) ? readInbox.position(caller) : given;
        ReadInbox.Query query = new ReadInbox.Query(
                caller,
                place,
                request.limit() == null ? ReadInbox.USUAL_LIMIT : request.limit(),
                request.holdFor() == null ? Duration.ZERO : Duration.ofSeconds(request.holdFor()));
        ClientConnection connection = ClientConnection.of(http);
        HandOut handOut = readInbox.offer(query, connection);
        connection.settle(handOut);
        ReadInbox.Page page = handOut.page();
        List<EventResponse> events =
                page.events().stream().map(EventResponse::of).toList();
        return new PollResponse(
                true,
                place == null ? messages(events) : null,
                events,
                page.cursor().toString(),
                page.hasMore(),
                page.gap() ? true : null,
                null,
                null);
    }

    private static List<MessageResponse> messages(List<EventResponse> events) {
        return events.stream()
                .filter(event -> event.type().equals("message"))
                .map(EventResponse::content)
                .filter(MessageResponse.class::isInstance)
                .map(MessageResponse.class::cast)
                .filter(message -> !message.deleted())
                .toList();
    }

    @Operation(summary = "Say that everything before the cursor has arrived")
    @POST
    @Path("/ack")
    @AllowedWhilePaused
    public AckResponse acknowledge(@Auth SignedIn caller, AckRequest request) {
        return readInbox
                .acknowledge(caller, Cursor.parse(Required.field("cursor", request.cursor())))
                .map(resumeAt -> new AckResponse(true, resumeAt.toString(), true))
                .orElseGet(() -> new AckResponse(true, null, null));
    }
}
