package io.webchat.adapter.rest.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.groups.GroupResponse;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.directory.DirectoryEntry;
import io.webchat.application.directory.ReadDirectory;
import io.webchat.application.groups.ReadGroups;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.WorkState;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is there. */
@Path("/api/v1/webchat/directory")
@Produces(MediaType.APPLICATION_JSON)
public final class DirectoryResource implements Resource {
    record DirectoryResponse(boolean success, List<UserEntry> users, List<GroupResponse> groups) {}

    record UserEntry(
            String chatAddress,
            String displayName,
            String kind,
            @Nullable String owner,
            @Nullable Boolean paused,
            boolean online,
            @Nullable Instant lastSeenAt,
            List<SessionEntry> sessions) {
        static UserEntry of(DirectoryEntry entry, boolean paused, Instant now) {
            return new UserEntry(
                    entry.account().address().value(),
                    entry.account().displayName(),
                    entry.account().kind().wireName(),
                    entry.owner() == null ? null : entry.owner().value(),
                    paused ? true : null,
                    entry.onlineAt(now),
                    entry.sessions().isEmpty()
                            ? null
                            : entry.sessions().getFirst().lastSeenAt(),
                    entry.sessions().stream()
                            .map(session -> SessionEntry.of(session, paused, now))
                            .toList());
        }
    }

    record SessionEntry(
            String sessionId,
            @Nullable String sessionName,
            @Nullable String deviceName,
            String listenChannel,
            boolean online,
            @Nullable String state,
            @Nullable String statusText,
            Instant lastSeenAt) {
        static SessionEntry of(Session session, boolean paused, Instant now) {
            WorkState state = paused ? WorkState.PAUSED : session.state();
            return new SessionEntry(
                    session.id().value(),
                    session.labels().session(),
                    session.labels().device(),
                    session.labels().listenChannel(),
                    session.onlineAt(now),
                    state == null ? null : state.wireName(),
                    session.statusText(),
                    session.lastSeenAt());
        }
    }

    private final ReadDirectory readDirectory;
    private final ReadGroups readGroups;
    private final AgentStates agentStates;
    private final Clock clock;

    @Inject
    public DirectoryResource(ReadDirectory readDirectory, ReadGroups readGroups, AgentStates agentStates, Clock clock) {
        this.readDirectory = readDirectory;
        this.readGroups = readGroups;
        this.agentStates = agentStates;
        this.clock = clock;
    }

    @Operation(summary = "Who is there: people, agents, their sessions, and public groups")
    @GET
    public DirectoryResponse list(
            @Auth SignedIn caller,
            @QueryParam("q") @Nullable String text,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("online") @Nullable String online) {
        Instant now = clock.instant();
        var query = new ReadDirectory.Query(
                text, kind == null ? null : kind(kind), online == null ? null : flag("online", online));
        return new DirectoryResponse(
                true,
                readDirectory.handle(caller, query).stream()
                        .map(entry -> UserEntry.of(entry, agentStates.pause(entry.account()) != null, now))
                        .toList(),
                readGroups.listed(caller, text).stream().map(GroupResponse::of).toList());
    }

    private static AccountKind kind(String word) {
        for (AccountKind kind : AccountKind.values()) {
            if (kind.wireName().equals(word)) {
                return kind;
            }
        }
        throw Refusal.field("kind", "invalid", "Use one of person, agent, bridge, system.");
    }

    private static boolean flag(String name, String word) {
        return switch (word) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Refusal.field(name, "invalid", "Give " + name + " as true or false.");
        };
    }
}
